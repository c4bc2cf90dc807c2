namespace Orchestrator.Desk.Deadlines;

/// <summary>条款: a clause and the sentence of the notice.</summary>
public sealed record ClauseQuote
{
    /// <summary>E.g. TJ24-4.2-i.</summary>
    public required string Id { get; init; }

    /// <summary>The sentence as published; null when the notice's text is not on file.</summary>
    public required string? Quote { get; init; }

    /// <summary>The notice's title and number; null when it is not on file.</summary>
    public required string? Notice { get; init; }
}
