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

    /// <summary>Set: it was cancelled; nothing of it goes on.</summary>
    public CycleEnd? End { get; set; }

    public bool AnchorsChanged { get; set; }

    /// <summary>Dates that hold for part of its members, as their kind writes them; null: none.</summary>
    public string? Overrides { get; set; }

    public bool OverridesChanged { get; set; }

    /// <summary>Set when the cycle counts by another calendar from now on.</summary>
    public string? NewCalendarVersion { get; set; }

    /// <summary>Set when the cycle and its applications go on by other versions of their definitions.</summary>
    public MigrationTarget? Migrated { get; set; }

    /// <summary>What its kinds keep of it while this unit of work lasts.</summary>
    public object? Facts { get; set; }

    public string? NewStage { get; set; }

    public CycleStatus? NewStatus { get; set; }

    /// <summary>Its row says all that has changed.</summary>
    public void IsStored() => (AnchorsChanged, OverridesChanged, NewStage, NewStatus) = (false, false, null, null);

    /// <summary>
    /// A cycle as its row says, counting by a version of its region's calendar; by the newest where the book has no
    /// such version.
    /// </summary>
    public static LiveCycle Of(Cycle row, CalendarBook book, string version) =>
        new()
        {
            Row = row,
            Anchors = EngineJson.ReadDates(row.Anchors),
            Overrides = row.Overrides,
            Data = CountingData.Of(book, row.CalendarRegion, version),
        };
}
