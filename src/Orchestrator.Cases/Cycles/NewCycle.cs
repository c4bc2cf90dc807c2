using System.Text.Json.Nodes;

namespace Orchestrator.Cases.Cycles;

/// <summary>A cycle to be started.</summary>
/// <param name="ScheduleVersionId">The published schedule definition version it is pinned to.</param>
/// <param name="Code">Unique code, e.g. <c>TJ-2024</c>.</param>
/// <param name="Name">Name as people read it.</param>
/// <param name="Inputs">The schedule's inputs by name; absent ones take their defaults.</param>
public sealed record NewCycle(long ScheduleVersionId, string Code, string Name, JsonObject Inputs)
{
    /// <summary>Codes of the committees that review in it, beside those that tracks of its schedule name.</summary>
    public IReadOnlyList<string> Committees { get; init; } = [];

    /// <summary>True: it plays on a virtual clock and binds nobody.</summary>
    public bool IsSandbox { get; init; }
}
