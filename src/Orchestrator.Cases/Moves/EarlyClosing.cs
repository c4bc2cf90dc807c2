using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// 提前截止: windows close before their day. Whoever has applied keeps the closings as they were; nobody else applies after
/// the last day, and what the schedule counts from the closing counts from the new one.
/// </summary>
/// <param name="Last">The last local day of new applications, the day included; yesterday where none is taken any more.</param>
/// <param name="Tracks">Names of the tracks that close; empty: the cycle as a whole.</param>
/// <param name="Dates">The new days by name.</param>
/// <param name="Kept">The days that stay for whoever has applied.</param>
internal sealed record EarlyClosing(
    LocalDate Last,
    IReadOnlyList<string> Tracks,
    IReadOnlyDictionary<string, LocalDate> Dates,
    IReadOnlyList<DateOverride> Kept
)
{
    /// <summary>The windows' closings among <see cref="Dates"/>.</summary>
    public IEnumerable<KeyValuePair<string, LocalDate>> Closings =>
        Dates.Where(date => TrackNames.BaseOf(date.Key) == AnchorNames.ApplyCloses);

    /// <summary>What changes, or why it cannot be.</summary>
    /// <param name="tracks">Those of the schedule; none: it has one window.</param>
    /// <param name="anchors">The cycle's dates.</param>
    /// <param name="overrides">Its dates for part of its applications; an earlier early closing among them is kept to.</param>
    /// <param name="terms">What is asked for.</param>
    public static (EarlyClosing? Closing, Refusal? Refusal) Of(
        IReadOnlyList<ScheduleTrack> tracks,
        IReadOnlyDictionary<string, LocalDate> anchors,
        IReadOnlyList<DateOverride> overrides,
        EarlyClosingTerms terms
    )
    {
        if (terms.Until < terms.Today)
            return (null, MoveRefusals.InPast(terms.Until.Value));
        var named = tracks
            .Where(track => terms.Track is not { } name || track.Key == name || track.Name == name)
            .ToList();
        if (terms.Track is not null && named.Count == 0)
            return (null, MoveRefusals.NoTrack(terms.Track, tracks.Select(track => track.Name)));
        var windows = tracks.Count == 0 ? [new Window(null, anchors)] : named.ConvertAll(Open);
        // What has closed already is closed; alone it cannot be closed again.
        var open = windows.Where(window => window.Closes is not { } day || day >= terms.Today).ToList();
        var closes = terms.Until ?? terms.Today;
        var obstacle = (open.Count == 0 ? windows : open)
            .Select(window => window.Against(closes, terms.Today))
            .FirstOrDefault(refusal => refusal is not null);
        return obstacle is not null
            ? (null, obstacle)
            : (Make(tracks, open, anchors, new Ends(terms, closes, overrides)), null);

        Window Open(ScheduleTrack track) => new(track, anchors);
    }

    private static EarlyClosing Make(
        IReadOnlyList<ScheduleTrack> tracks,
        List<Window> open,
        IReadOnlyDictionary<string, LocalDate> anchors,
        Ends ends
    )
    {
        var dates = open.SelectMany(window => window.Names)
            .Where(name => anchors.TryGetValue(name, out var day) && day > ends.Closes)
            .ToDictionary(name => name, _ => ends.Closes);
        var kept = dates.Keys.Select(name => ends.Keep(name, anchors[name], ends.Last)).ToList();
        // Windows that do not say whose they are: all apply until the last one closes.
        if (tracks.Count > 0 && !tracks.Any(track => track.IsDeclared))
        {
            var (name, last) = (
                AnchorNames.ApplyCloses,
                tracks
                    .Select(track => TrackNames.Of(AnchorNames.ApplyCloses, track.Key))
                    .Where(anchors.ContainsKey)
                    .Max(own => dates.TryGetValue(own, out var day) ? day : anchors[own])
            );
            kept =
                anchors.TryGetValue(name, out var day) && last < day
                    ? [ends.Keep(name, day, last == ends.Closes ? ends.Last : last)]
                    : [];
        }

        return new EarlyClosing(
            ends.Last,
            [.. open.Select(window => window.Track?.Name).OfType<string>()],
            dates,
            kept
        );
    }

    private sealed record Ends(EarlyClosingTerms Terms, LocalDate Closes, IReadOnlyList<DateOverride> Overrides)
    {
        public LocalDate Last => Terms.Until ?? Terms.Today.PlusDays(-1);

        /// <summary>Closed early twice, whoever has applied keeps the day before the first time.</summary>
        public DateOverride Keep(string name, LocalDate day, LocalDate last) =>
            new(
                Terms.Move,
                name,
                Overrides.LastOrDefault(known => known.IntakeEnds is not null && known.Anchor == name)?.Date ?? day,
                Series: null,
                Level: null,
                Employer: null
            )
            {
                IntakeEnds = last,
            };
    }

    private sealed record Window(ScheduleTrack? Track, IReadOnlyDictionary<string, LocalDate> Anchors)
    {
        public LocalDate? Closes => Find(AnchorNames.ApplyCloses);

        public IEnumerable<string> Names => MovableDates.OfIntake.Select(name => TrackNames.Of(name, Track?.Key));

        private string Label => Track is null ? "申报截止日" : $"申报截止日（{Track.Name}）";

        public Refusal? Against(LocalDate closes, LocalDate today)
        {
            if (Closes is not { } day)
                return MoveRefusals.NotStated(Label);
            if (day < today)
                return MoveRefusals.Over(Label, day);
            if (Find(AnchorNames.ApplyOpens) is not { } opens || opens > today)
                return MoveRefusals.NotOpenYet(Label);
            return closes < day ? null : MoveRefusals.NotEarlier(Label, day);
        }

        private LocalDate? Find(string name) =>
            Anchors.TryGetValue(TrackNames.Of(name, Track?.Key), out var day) ? day : null;
    }
}
