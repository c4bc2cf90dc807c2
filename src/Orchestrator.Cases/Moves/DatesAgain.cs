using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// The open deadlines of an application that is taken up again: a last day that has passed becomes the new last day, at
/// its hour; any other is counted again by the cycle's dates as they are now.
/// </summary>
/// <param name="anchors">The dates that hold for the application.</param>
/// <param name="resolver">By the cycle's calendar.</param>
/// <param name="until">The new last local day.</param>
/// <param name="now">By the clock that judges.</param>
internal sealed class DatesAgain(
    IReadOnlyDictionary<string, LocalDate> anchors,
    DateResolver resolver,
    LocalDate until,
    Instant now
)
{
    /// <summary>The deadlines that are made again.</summary>
    public IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> Of(LapsedApplication lapsed) =>
        lapsed
            .Open.Where(open => !IsLapsedAdvice(lapsed, open.Value))
            .ToDictionary(open => open.Key, open => Again(open.Value));

    /// <summary>The dates of the cycle that have passed and in whose place the new last day stands.</summary>
    public IEnumerable<string> Replaced(LapsedApplication lapsed) =>
        lapsed
            .Open.Values.Where(deadline => deadline.Kind == DeadlineKind.Statutory && deadline.Rules is not null)
            .SelectMany(deadline =>
                DateCount
                    .Read(deadline.Rules!)
                    .OfType<OnRule>()
                    .Where(rule => HasPassed(rule, DateCount.Anchors(deadline.Basis, anchors)))
            )
            .Select(rule => rule.Anchor)
            .Distinct();

    /// <summary>Nobody is advised of a day that is over, where the step waits for more than that.</summary>
    private bool IsLapsedAdvice(LapsedApplication lapsed, Deadline deadline) =>
        deadline.Kind == DeadlineKind.Internal
        && lapsed.Waits(deadline.ActivityInstanceId)
        && Again(deadline).Due <= now;

    private DeadlineRequest Again(Deadline deadline)
    {
        var all = DateCount.Anchors(deadline.Basis, anchors);
        IReadOnlyList<DateRule>? rules = deadline.Rules is null ? null : DateCount.Read(deadline.Rules);
        if (deadline.Kind == DeadlineKind.Statutory)
            rules = InForce(deadline, rules, all);
        return rules is not null && DateCount.Earliest(rules, all, resolver) is { } due
            ? DeadlineRows.Again(deadline, due, rules, DateCount.Basis(rules, all))
            : DeadlineRows.Again(deadline, AsItWas(deadline), rules, basis: null);
    }

    private IReadOnlyList<DateRule>? InForce(
        Deadline deadline,
        IReadOnlyList<DateRule>? rules,
        Dictionary<string, LocalDate> all
    ) =>
        rules is not null ? [.. rules.Select(rule => HasPassed(rule, all) ? Until(rule.TimeOfDay) : rule)]
        : deadline.DueAt <= now ? [Until(time: null)]
        : null;

    private bool HasPassed(DateRule rule, Dictionary<string, LocalDate> all) =>
        resolver.FindDue(rule, all).TryGet(out var due) && due.Due <= now;

    private FixedDateRule Until(DeadlineTime? time) => new() { Date = until, TimeOfDay = time };

    private static DueDate AsItWas(Deadline deadline) =>
        new(deadline.DueDate, deadline.DueAt, deadline.DueDate, deadline.Provisional, deadline.CalendarVersion ?? "");
}
