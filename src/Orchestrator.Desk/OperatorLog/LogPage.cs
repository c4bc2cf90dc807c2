namespace Orchestrator.Desk.OperatorLog;

/// <summary>A page of the operator log, newest first.</summary>
public sealed record LogPage
{
    /// <summary>The lines; may be fewer than fit, or none, where many lines were looked through for them.</summary>
    public required IReadOnlyList<LogLine> Items { get; init; }

    /// <summary>What to give as <c>before</c> for the page behind this one; null: there is none.</summary>
    public required long? Next { get; init; }

    /// <summary>How many lines the whole log has.</summary>
    public required long Total { get; init; }
}
