namespace Orchestrator.Server.Outbox;

/// <summary>What became of a retry.</summary>
public sealed record RetryAnswer
{
    /// <summary>How many wait again; what somebody else had retried meanwhile is not among them.</summary>
    public required int Retried { get; init; }
}
