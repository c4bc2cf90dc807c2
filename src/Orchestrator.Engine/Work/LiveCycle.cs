using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Engine.Work;

/// <summary>The cycle that instances of a unit of work belong to.</summary>
internal sealed class LiveCycle
{
    public required Cycle Row { get; init; }

    /// <summary>The dates that rules count from.</summary>
    public required IReadOnlyDictionary<string, LocalDate> Anchors { get; set; }

    /// <summary>What every run of the cycle is given.</summary>
    public required IReadOnlyDictionary<Type, object> Data { get; init; }

    /// <summary>Working days of its region.</summary>
    public WorkingCalendar Calendar => (WorkingCalendar)Data[typeof(WorkingCalendar)];

    public bool AnchorsChanged { get; set; }

    public string? NewStage { get; set; }

    public CycleStatus? NewStatus { get; set; }

    /// <summary>Applications started by this unit of work.</summary>
    public int Started { get; set; }

    /// <summary>Highest number given so far; null when no application starts.</summary>
    public int? LastNumber { get; set; }
}
