using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Simulation;

/// <summary>What the actors see: the cycle's dates and stage, each application's stage, the day.</summary>
internal sealed class World
{
    // A thousand people ask the same every hour.
    private readonly Dictionary<(LocalDate Day, int WorkingDays), LocalDate> _after = [];

    public required long CycleId { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required Scenario Scenario { get; init; }

    public required IReadOnlyList<Applicant> Applicants { get; init; }

    public required LocalDate From { get; init; }

    /// <summary>The review meeting's day as the definition recommends it.</summary>
    public required LocalDate? PlannedMeeting { get; init; }

    public IReadOnlyDictionary<string, LocalDate> Anchors { get; set; } = new Dictionary<string, LocalDate>();

    public WorkflowState? Cycle { get; set; }

    public string? CycleStage { get; set; }

    public LocalDate CycleStageSince { get; set; }

    public LocalDate Today { get; set; }

    /// <summary>True: the last minute before 24:00.</summary>
    public bool IsLastMinute { get; set; }

    public bool CycleEnded => Cycle is { Status: WorkflowStatus.Finished };

    /// <summary>Whether the cycle waits for an event.</summary>
    public bool Waits(string stimulus) => Cycle?.Bookmarks.Any(bookmark => bookmark.StimulusName == stimulus) == true;

    /// <summary>A date of the cycle; null when it is not stated yet.</summary>
    public LocalDate? Anchor(string name) => Anchors.TryGetValue(name, out var date) ? date : null;

    /// <summary>Whether an actor who needs so many working days from a day has come to act today.</summary>
    public bool IsReady(LocalDate since, int workingDays, string role) => Today >= After(since, workingDays).PlusDays(DelayOf(role));

    /// <summary>So many working days after a day; 0 is the day itself.</summary>
    public LocalDate After(LocalDate day, int workingDays)
    {
        if (workingDays == 0) return day;
        if (!_after.TryGetValue((day, workingDays), out var found)) _after.Add((day, workingDays), found = Calendar.Find(day, workingDays).Value.Date);
        return found;
    }

    public int DelayOf(string role) => Scenario.Delays.Where(delay => delay.Role == role).Sum(delay => delay.Days);
}
