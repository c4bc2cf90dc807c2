using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
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
    public static WorkingCalendar Calendar(this ActivityContext context) => context.Environment.Require<WorkingCalendar>();

    /// <summary>The local day of this unit of work.</summary>
    public static LocalDate Today(this ActivityContext context) => ChinaTime.DateOf(context.Now);

    /// <summary>A date of the cycle; null when it has not been stated.</summary>
    public static LocalDate? Anchor(this ActivityContext context, string name) =>
        context.Environment.Anchors.TryGetValue(name, out var date) ? date : null;

    /// <summary>A list input; empty when it is not given.</summary>
    public static IReadOnlyList<string> List(this ActivityContext context, Input<IReadOnlyList<string>>? input) => context.Get(input) ?? [];

    /// <summary>A date rule with the reading that was chosen for its wording; null when the definition writes none.</summary>
    public static DateRule? Rule(this ActivityContext context, Input<DateRule>? rule, Input<string>? reading) =>
        context.Get(rule) is { } written ? ReadingChoices.Choose(written, context.Get(reading)) : null;

    /// <summary>The first of two clause lists that names any.</summary>
    public static IReadOnlyList<string> ClausesOf(
        this ActivityContext context, Input<IReadOnlyList<string>>? specific, Input<IReadOnlyList<string>>? general) =>
        context.List(specific) is { Count: > 0 } clauses ? clauses : context.List(general);

    /// <summary>Reads a stimulus' payload, or refuses it naming each wrong field.</summary>
    public static T? Read<T>(this ActivityContext context, Stimulus stimulus) where T : class
    {
        var (payload, errors) = PayloadReader.Read<T>(stimulus.Payload);
        if (payload is null)
            context.Refuse(Refusals.WrongPayload(errors));
        return payload;
    }

    /// <summary>The name of the anchor that an <c>anchors.changed</c> is about; null for any other stimulus.</summary>
    public static string? ChangedAnchor(this Stimulus stimulus) =>
        stimulus.Name == ReviewEvents.AnchorsChanged ? stimulus.Payload?["name"]?.GetValue<string>() : null;

    /// <summary>Whether the stimulus is a due deadline.</summary>
    public static bool IsDue(this Stimulus stimulus) => stimulus.Name == Stimulus.DeadlineDueName;

    /// <summary>Waits for several stimuli.</summary>
    public static void WaitForAll(this ActivityContext context, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            context.Wait(name);
    }
}
