using NodaTime;
using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Cycles;

/// <summary>首页: what is running, what is due, what is late.</summary>
public sealed record Overview
{
    /// <summary>The judging clock.</summary>
    public required Instant Now { get; init; }

    /// <summary>Its local day.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>练习模式: the clock is not the real one.</summary>
    public required bool Practice { get; init; }

    /// <summary>The calendar's validity.</summary>
    public required CalendarValidity Calendar { get; init; }

    /// <summary>All cycles, running ones first.</summary>
    public required IReadOnlyList<CycleSummary> Cycles { get; init; }

    /// <summary>Due in the next 10 working days.</summary>
    public required IReadOnlyList<DueItem> Upcoming { get; init; }

    /// <summary>Missed, or past due and not decided.</summary>
    public required IReadOnlyList<DueItem> Overdue { get; init; }
}
