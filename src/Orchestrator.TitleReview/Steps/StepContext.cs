using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>What the activities ask of their context again and again.</summary>
internal static class StepContext
{
    /// <summary>The resolver of the cycle's region and calendar version.</summary>
    public static DateResolver Dates(this ActivityContext context) => context.Environment.Require<DateResolver>();

    /// <summary>The working days of the cycle's region.</summary>
    public static WorkingCalendar Calendar(this ActivityContext context) =>
        context.Environment.Require<WorkingCalendar>();

    /// <summary>The local day of this unit of work.</summary>
    public static LocalDate Today(this ActivityContext context) => ChinaTime.DateOf(context.Now);

    /// <summary>The track (批次) that the activity belongs to; null when it is the whole cycle's, or an application's.</summary>
    public static string? Track(this ActivityContext context) =>
        context.Activity switch
        {
            ITrackWindow => ScheduleTracks.OfWindow(context.Plan, context.Activity.Id)?.Key,
            ReviewActivity { Track: { } track } => context.Get(track) is { Length: > 0 } name ? name : null,
            _ => null,
        };

    /// <summary>What is declared of the track that the activity belongs to; null when it is the whole cycle's.</summary>
    public static ScheduleTrack? OwnTrack(this ActivityContext context) =>
        context.Track() is { } key
            ? ScheduleTracks.Of(context.Plan).FirstOrDefault(track => track.Key == key)
                ?? throw new InvalidOperationException($"No window declares the track {key}.")
            : null;

    /// <summary>The dates that the activity counts from: those of its track in the place of the cycle's own.</summary>
    public static IReadOnlyDictionary<string, LocalDate> Anchors(this ActivityContext context) =>
        TrackNames.Within(context.Environment.Anchors, context.Track());

    /// <summary>States a date that others count from; by an activity of a track, for its track.</summary>
    public static void SetDate(this ActivityContext context, string name, LocalDate date) =>
        context.SetAnchor(TrackNames.Of(name, context.Track()), date);

    /// <summary>A date of the cycle; null when it has not been stated.</summary>
    public static LocalDate? Anchor(this ActivityContext context, string name) =>
        context.Anchors().TryGetValue(name, out var date) ? date : null;

    /// <summary>A rule's last moment as the cycle's dates stand; null while the date that it counts from is not stated.</summary>
    public static DueDate? DueOf(this ActivityContext context, DateRule rule) =>
        context.Waits(rule) ? null : context.Dates().FindDue(rule, context.Anchors()).Value;

    /// <summary>A rule's first moment as the cycle's dates stand; null while the date that it counts from is not stated.</summary>
    public static ResolvedOpening? OpeningOf(this ActivityContext context, DateRule rule) =>
        context.Waits(rule) ? null : context.Dates().ResolveOpening(rule, context.Anchors()).Value;

    /// <summary>Whether a rule counts from a date that is not stated yet.</summary>
    public static bool Waits(this ActivityContext context, DateRule rule) =>
        rule.AnchorName is { } anchor && context.Anchor(anchor) is null;

    /// <summary>A list input; empty when it is not given.</summary>
    public static IReadOnlyList<string> List(this ActivityContext context, Input<IReadOnlyList<string>>? input) =>
        context.Get(input) ?? [];

    /// <summary>A date rule with the reading that was chosen for its wording; null when the definition writes none.</summary>
    public static DateRule? Rule(this ActivityContext context, Input<DateRule>? rule, Input<string>? reading) =>
        context.Get(rule) is { } written ? ReadingChoices.Choose(written, context.Get(reading)) : null;

    /// <summary>The first of two clause lists that names any.</summary>
    public static IReadOnlyList<string> ClausesOf(
        this ActivityContext context,
        Input<IReadOnlyList<string>>? specific,
        Input<IReadOnlyList<string>>? general
    ) => context.List(specific) is { Count: > 0 } clauses ? clauses : context.List(general);

    /// <summary>Reads a stimulus' payload, or refuses it naming each wrong field.</summary>
    public static T? Read<T>(this ActivityContext context, Stimulus stimulus)
        where T : class
    {
        var (payload, errors) = PayloadReader.Read<T>(stimulus.Payload);
        if (payload is null)
            context.Refuse(Refusals.WrongPayload(errors));
        return payload;
    }

    /// <summary>
    /// The name of the anchor that an <c>anchors.changed</c> is about, without its track: whoever is of another track
    /// counts again and finds
    /// the same; null for any other stimulus.
    /// </summary>
    public static string? ChangedAnchor(this Stimulus stimulus) =>
        stimulus.Name == ReviewEvents.AnchorsChanged && stimulus.Payload?["name"]?.GetValue<string>() is { } name
            ? TrackNames.BaseOf(name)
            : null;

    /// <summary>Whether an <c>anchors.changed</c> is about the very date, its track included.</summary>
    public static bool ChangesDate(this Stimulus stimulus, string name) =>
        stimulus.Name == ReviewEvents.AnchorsChanged && stimulus.Payload?["name"]?.GetValue<string>() == name;

    /// <summary>Whether the stimulus is a due deadline.</summary>
    public static bool IsDue(this Stimulus stimulus) => stimulus.Name == Stimulus.DeadlineDueName;

    /// <summary>Waits for several stimuli.</summary>
    public static void WaitForAll(this ActivityContext context, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            context.Wait(name);
    }
}
