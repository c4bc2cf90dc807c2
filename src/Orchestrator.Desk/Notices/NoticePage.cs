namespace Orchestrator.Desk.Notices;

/// <summary>The notices in force and the imports that wait.</summary>
public sealed record NoticePage
{
    /// <summary>In force: the cities', then the national ones.</summary>
    public required IReadOnlyList<NoticeView> Notices { get; init; }

    /// <summary>Waiting for a second person.</summary>
    public required IReadOnlyList<NoticeProposal> Pending { get; init; }
}
