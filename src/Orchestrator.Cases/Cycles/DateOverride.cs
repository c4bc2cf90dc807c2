using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Cycles;

/// <summary>
/// A date that holds for part of a cycle's applications in the place of the cycle's own. A scope member that is null
/// holds for all.
/// </summary>
/// <param name="Move">The move that made it.</param>
/// <param name="Anchor">Name of the date, e.g. <c>apply.closes</c>.</param>
/// <param name="Date">The day.</param>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
/// <param name="Employer">Code of the 用人单位.</param>
internal sealed record DateOverride(
    long Move,
    string Anchor,
    LocalDate Date,
    string? Series,
    string? Level,
    string? Employer
)
{
    /// <summary>
    /// The track whose dates (<see cref="TrackNames"/>) hold for whoever is in the scope, all of them, as they stand;
    /// null for a single date that a move made.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Track { get; init; }

    /// <summary>Code of the committee; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Committee { get; init; }

    /// <summary>申报途径; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Procedure { get; init; }

    /// <summary>
    /// 提前截止: the date stays as it was for whoever has applied, and this is the last day of new applications, the day
    /// included. Null for any other.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? IntakeEnds { get; init; }

    /// <summary>Who belongs to which track of a schedule: one for each of its series, levels, procedures and committees.</summary>
    public static IEnumerable<DateOverride> Of(IReadOnlyList<ScheduleTrack> tracks) =>
        from track in tracks
        where track.IsDeclared
        from series in All(track.Series)
        from level in All(track.Levels)
        from procedure in All(track.Procedures)
        from committee in All(track.Committees)
        select new DateOverride(0, "", default, series, level, null)
        {
            Track = track.Key,
            Procedure = procedure,
            Committee = committee,
        };

    private static IEnumerable<string?> All(IReadOnlyList<string> list) =>
        list.Count == 0 ? Enumerable.Repeat<string?>(null, 1) : list.Select(item => (string?)item);

    /// <summary>Reads a cycle's list; null is none.</summary>
    public static IReadOnlyList<DateOverride> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<DateOverride>>(json, EngineJson.Options) ?? [];

    /// <summary>As a cycle keeps them: a JSON array; <c>[]</c> for none.</summary>
    public static string Write(IEnumerable<DateOverride> overrides) =>
        JsonSerializer.Serialize(overrides, EngineJson.Options);

    /// <summary>The dates as they hold for an application. Of several overrides of one date the last that was made counts.</summary>
    public static IReadOnlyDictionary<string, LocalDate> Apply(
        IReadOnlyDictionary<string, LocalDate> anchors,
        IReadOnlyList<DateOverride> overrides,
        ApplicationScope? scope
    )
    {
        if (overrides.Count == 0 || scope is null)
            return anchors;
        var track = TrackOf(overrides, scope);
        var moved = overrides.Where(known => known.Track is null && known.Holds(scope)).ToList();
        // A moved day of a track is the track's own before it stands in the place of the cycle's.
        var dates = Moved(anchors, moved.Where(known => TrackNames.TrackOf(known.Anchor) is not null));
        dates = Moved(TrackNames.Within(dates, track), moved.Where(known => TrackNames.TrackOf(known.Anchor) is null));
        // An extension that was made since opens the intake again.
        return moved.LastOrDefault(known => known.IsOfIntake(track))?.IntakeEnds is { } ends
            ? new Dictionary<string, LocalDate>(dates, StringComparer.Ordinal) { [AnchorNames.IntakeEnds] = ends }
            : dates;
    }

    /// <summary>The track that an application belongs to; null where the cycle has none.</summary>
    public static string? TrackOf(IReadOnlyList<DateOverride> overrides, ApplicationScope scope) =>
        overrides.FirstOrDefault(known => known.Track is not null && known.Holds(scope))?.Track;

    private bool IsOfIntake(string? track) =>
        MovableDates.OfIntake.Contains(TrackNames.BaseOf(Anchor))
        && TrackNames.TrackOf(Anchor) is var of
        && (of is null || of == track);

    private static IReadOnlyDictionary<string, LocalDate> Moved(
        IReadOnlyDictionary<string, LocalDate> anchors,
        IEnumerable<DateOverride> moved
    )
    {
        Dictionary<string, LocalDate>? own = null;
        foreach (var known in moved)
        {
            if (anchors.ContainsKey(known.Anchor))
                (own ??= new(anchors, StringComparer.Ordinal))[known.Anchor] = known.Date;
        }

        return own ?? anchors;
    }

    private bool Holds(ApplicationScope scope) =>
        (Series is null || Series == scope.Series)
        && (Level is null || Level == scope.Level)
        && (Employer is null || Employer == scope.Employer)
        && (Committee is null || Committee == scope.Committee)
        && (Procedure is null || Procedure == scope.Procedure);
}
