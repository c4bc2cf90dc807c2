using Orchestrator.Storage.Cycles;

namespace Orchestrator.Storage.Work;

/// <summary>What changes of a cycle; null leaves as it is.</summary>
/// <param name="InstanceId">The cycle.</param>
public sealed record CycleChange(long InstanceId)
{
    /// <summary>All anchors anew: JSON object, name to ISO date.</summary>
    public string? Anchors { get; init; }

    /// <summary>All overrides anew; <c>[]</c> when none is left.</summary>
    public string? Overrides { get; init; }

    /// <summary>The stage it is in from now on.</summary>
    public string? Stage { get; init; }

    /// <summary>Where it stands from now on.</summary>
    public CycleStatus? Status { get; init; }

    /// <summary>Version of the working-day calendar it was counted with now.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>The schedule definition version it runs from now on.</summary>
    public long? ScheduleVersionId { get; init; }

    /// <summary>The definition version that its applications run from now on.</summary>
    public long? ApplicationVersionId { get; init; }
}
