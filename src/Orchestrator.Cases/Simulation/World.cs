using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Simulation;

/// <summary>What the actors see: the cycle's dates and stage, each application's stage, the day.</summary>
internal sealed class World
{
    // A thousand people ask the same every hour.
    private readonly Dictionary<(LocalDate Day, int WorkingDays), LocalDate> _after = [];

    /// <summary>Instance id of the cycle.</summary>
    public required long CycleId { get; init; }

    /// <summary>The working days that everybody counts by.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>What the play changes of an ordinary year.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>All who play in this cycle, in the order of their numbers.</summary>
    public required List<SyntheticApplicant> Applicants { get; init; }

    /// <summary>The local day on which the play begins.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The dates as the definition plans them, by name.</summary>
    public required IReadOnlyDictionary<string, LocalDate> Planned { get; init; }

    /// <summary>The track of each step of the schedule that is of one, by node id.</summary>
    public required IReadOnlyDictionary<string, string> StepTracks { get; init; }

    /// <summary>The cycle's dates by name, as last seen.</summary>
    public IReadOnlyDictionary<string, LocalDate> Anchors { get; set; } = new Dictionary<string, LocalDate>();

    /// <summary>The cycle's workflow state as last seen; null before the first look.</summary>
    public WorkflowState? Cycle { get; set; }

    /// <summary>The cycle's stage as last seen; null before the first.</summary>
    public string? CycleStage { get; set; }

    /// <summary>The day on which it came to that stage.</summary>
    public LocalDate CycleStageSince { get; set; }

    /// <summary>The local day (Asia/Shanghai) of the virtual clock.</summary>
    public LocalDate Today { get; set; }

    /// <summary>True: the last minute before 24:00.</summary>
    public bool IsLastMinute { get; set; }

    /// <summary>Whether the cycle has come to its end.</summary>
    public bool CycleEnded => Cycle is { Status: WorkflowStatus.Finished };

    /// <summary>The run of a step that waits for an event and is of a track, or of none; null when none does.</summary>
    public string? RunOf(string stimulus, string? track) =>
        Cycle
            ?.Bookmarks.FirstOrDefault(bookmark =>
                bookmark.StimulusName == stimulus && StepTracks.GetValueOrDefault(bookmark.NodeId) == track
            )
            ?.ActivityInstanceId;

    /// <summary>Whether the cycle waits for an event that concerns a track: for its own, or for one of all tracks.</summary>
    public bool WaitsFor(string stimulus, ScheduleTrack? track) =>
        RunOf(stimulus, track: null) is not null || (track is not null && RunOf(stimulus, track.Key) is not null);

    /// <summary>A date of the cycle; null when it is not stated yet.</summary>
    public LocalDate? Anchor(string name) => Anchors.TryGetValue(name, out var date) ? date : null;

    /// <summary>A date of a track of the cycle, the cycle's own where the track has none; null when it is not stated yet.</summary>
    public LocalDate? Anchor(string name, ScheduleTrack? track) =>
        track is null ? Anchor(name) : Anchor(TrackNames.Of(name, track.Key)) ?? Anchor(name);

    /// <summary>Whether those who audit and report in a track may act today.</summary>
    public bool IsOpenFor(string role, ScheduleTrack? track) =>
        OpeningDates.IsOpen(TrackNames.Within(Anchors, track?.Key), role, Today);

    /// <summary>Whether an actor who needs so many working days from a day has come to act today.</summary>
    public bool IsReady(LocalDate since, int workingDays, string role) =>
        Today >= After(since, workingDays).PlusDays(DelayOf(role));

    /// <summary>So many working days after a day; 0 is the day itself.</summary>
    public LocalDate After(LocalDate day, int workingDays)
    {
        if (workingDays == 0)
            return day;
        if (!_after.TryGetValue((day, workingDays), out var found))
            _after.Add((day, workingDays), found = Calendar.Find(day, workingDays).Value.Date);
        return found;
    }

    /// <summary>Calendar days by which the scenario makes a role later; 0 when it says nothing of it.</summary>
    public int DelayOf(string role) => Scenario.Delays.Where(delay => delay.Role == role).Sum(delay => delay.Days);
}
