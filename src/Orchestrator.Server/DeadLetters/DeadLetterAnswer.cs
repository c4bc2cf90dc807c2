namespace Orchestrator.Server.DeadLetters;

/// <summary>What became of a choice.</summary>
public sealed record DeadLetterAnswer
{
    /// <summary>How many were changed; what somebody else had decided meanwhile, and arrivals in a retry, are not among them.</summary>
    public required int Changed { get; init; }
}
