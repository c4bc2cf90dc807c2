namespace Orchestrator.Desk.OperatorLog;

/// <summary>A page of the operator log, newest first.</summary>
public sealed record LogPage
{
    /// <summary>The lines.</summary>
    public required IReadOnlyList<LogLine> Items { get; init; }

    /// <summary>All.</summary>
    public required long Total { get; init; }

    /// <summary>True: every hash of the whole log is right.</summary>
    public required bool Intact { get; init; }
}
