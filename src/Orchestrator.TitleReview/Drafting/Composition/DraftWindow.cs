using Orchestrator.TitleReview.Drafting.Placing;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>An application window: of all, or of one track.</summary>
/// <param name="Id">The activity's id.</param>
/// <param name="Track">Whom it is for; null: all.</param>
internal sealed record DraftWindow(string Id, DraftTrack? Track)
{
    /// <summary>Its first day; null: the notice does not state it.</summary>
    public WindowDay? Opens { get; init; }

    /// <summary>The department's last day; null: the notice does not state it.</summary>
    public WindowDay? Closes { get; init; }

    /// <summary>The applicants' own last day.</summary>
    public WindowDay? Applicant { get; init; }

    /// <summary>The employers' own last day.</summary>
    public WindowDay? Employer { get; init; }

    /// <summary>Last days of their own.</summary>
    public IEnumerable<WindowDay> Closings => new[] { Applicant, Employer }.OfType<WindowDay>();

    /// <summary>The windows that days of a notice make: one for each track that the days name, else one.</summary>
    public static IReadOnlyList<DraftWindow> Of(IReadOnlyList<WindowDay> days)
    {
        var tracks = days.Select(day => day.Track).OfType<DraftTrack>().DistinctBy(track => track.Name).ToList();
        // One track alone is no division: its days are those of the year.
        if (tracks.Count < 2)
            return [Window("Window", null, days, day => day.Track is null, _ => true)];
        return
        [
            .. tracks.Select(
                (track, at) =>
                    Window(
                        at == 0 ? "Window" : $"Window{at + 1}",
                        Without(track, tracks),
                        days,
                        day => track.Is(day.Track),
                        day => day.Track is null
                    )
            ),
        ];
    }

    /// <summary>正高 beside 高级: who is in the first is not in the second.</summary>
    private static DraftTrack Without(DraftTrack track, List<DraftTrack> all) =>
        track with
        {
            Levels =
            [
                .. track.Levels.Where(level =>
                    !all.Exists(other =>
                        !other.Is(track) && other.Levels.Contains(level) && other.Levels.Count < track.Levels.Count
                    )
                ),
            ],
        };

    private static DraftWindow Window(
        string id,
        DraftTrack? track,
        IReadOnlyList<WindowDay> days,
        Func<WindowDay, bool> own,
        Func<WindowDay, bool> others
    )
    {
        return new DraftWindow(id, track)
        {
            Opens = Day("opens"),
            Closes = Day("department"),
            Applicant = Day("applicant"),
            Employer = Day("employer"),
        };

        WindowDay? Day(string what) =>
            days.FirstOrDefault(day => day.What == what && own(day))
            ?? days.FirstOrDefault(day => day.What == what && others(day));
    }
}
