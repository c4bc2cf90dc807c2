namespace Orchestrator.Desk.Notices;

/// <summary>A notice with its clauses and floors.</summary>
public sealed record NoticeDetail : NoticeView
{
    /// <summary>A remark about its source.</summary>
    public required string? Note { get; init; }

    /// <summary>In the order of the text.</summary>
    public required IReadOnlyList<NoticeClause> Clauses { get; init; }

    /// <summary>The definitions that cite it.</summary>
    public required IReadOnlyList<NoticeCitation> Citing { get; init; }
}
