namespace Orchestrator.Server.DeadLetters;

/// <summary>Dead letters to retry or to close.</summary>
public sealed record DeadLetterChoice
{
    /// <summary>Their ids, 1 to 500.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Why they are closed, 1 to 1000 characters; not read for a retry.</summary>
    public string? Reason { get; init; }
}
