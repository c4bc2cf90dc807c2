namespace Orchestrator.Server.Cycles;

/// <summary>The committees that review in a cycle.</summary>
public sealed record ReviewingCommittees
{
    /// <summary>Their codes; none: the cycle is of no committee in particular.</summary>
    public required IReadOnlyList<string> Committees { get; init; }
}
