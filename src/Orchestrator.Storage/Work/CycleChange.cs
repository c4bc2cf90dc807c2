using Orchestrator.Storage.Cycles;

namespace Orchestrator.Storage.Work;

/// <summary>What changes of a cycle; null leaves as it is.</summary>
public sealed record CycleChange(long InstanceId)
{
    /// <summary>All anchors anew: JSON object, name to ISO date.</summary>
    public string? Anchors { get; init; }

    /// <summary>All overrides anew; <c>[]</c> when none is left.</summary>
    public string? Overrides { get; init; }

    public string? Stage { get; init; }

    public CycleStatus? Status { get; init; }

    public string? CalendarVersion { get; init; }

    public long? ScheduleVersionId { get; init; }

    public long? ApplicationVersionId { get; init; }
}
