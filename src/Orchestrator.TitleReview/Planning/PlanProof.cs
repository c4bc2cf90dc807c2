using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The proof of a plan, as its items and warnings show it.</summary>
internal sealed class PlanProof
{
    private readonly ScheduleProof proof;
    private readonly WorkingCalendar calendar;
    private readonly ConstraintBook conditions;

    /// <summary>Proves the conditions of a plan.</summary>
    /// <param name="conditions">All of them.</param>
    /// <param name="anchors">The planned dates.</param>
    /// <param name="calendar">The working days.</param>
    public PlanProof(
        ConstraintBook conditions,
        IReadOnlyDictionary<string, LocalDate> anchors,
        WorkingCalendar calendar
    )
    {
        (this.calendar, this.conditions) = (calendar, conditions);
        proof = new ScheduleProof(conditions, anchors);
        var usable = new UsableDates(proof, conditions, calendar).Check();
        Warnings =
        [
            .. proof.Findings.Concat(usable).Select(Warning).DistinctBy(warning => (warning.Item, warning.Message)),
        ];
    }

    /// <summary>What the proof found.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; }

    /// <summary>The item with its earliest and latest day and the slack between them.</summary>
    public PlanItem Bounded(PlanItem item)
    {
        if (
            item.Event is null
            || proof.Solution is not { } solution
            || !proof.Days.Events.TryGetValue(item.Event, out var at)
        )
        {
            return item;
        }
        var (earliest, latest) = (
            proof.IsBoundedBelow(at) ? proof.Days.DateOf(solution.Earliest[at]) : (LocalDate?)null,
            proof.IsBoundedAbove(at) ? proof.Days.DateOf(solution.Latest[at]) : (LocalDate?)null
        );
        var slack =
            earliest is { } first && latest is { } last
                ? first == last
                    ? 0
                    : calendar.CountBetween(first.PlusDays(1), last).Value.Days
                : (int?)null;
        return item with { Earliest = earliest, Latest = latest, Slack = slack };
    }

    /// <summary>Which later day can no longer be kept when an event is not before a day; null when all can.</summary>
    public BilingualText? WhyTooLate(string @event, LocalDate day)
    {
        if (
            proof.Solution is not { } solution
            || !proof.Days.Events.TryGetValue(@event, out var at)
            || !proof.IsBoundedAbove(at)
            || day <= proof.Days.DateOf(solution.Latest[at])
        )
        {
            return null;
        }
        var name = conditions.NameOf(@event);
        var supposed = new Constraint
        {
            Event = @event,
            IsLatest = false,
            Day = day,
            Words = () => ConstraintWords.Of(name, isLatest: false, day),
            Why = new Because(ConstraintKind.Stated, []),
        };
        var latest = ConstraintWords.Iso(proof.Days.DateOf(solution.Latest[at]));
        return proof.Against(proof.Accepted, supposed) is { } found
            ? new BilingualText(
                $"{name.Chinese}最迟应在{latest}，其后的期限已赶不上。{found.Chinese}",
                $"{name.English} was due by {latest}; what follows can no longer be in time. {found.English}"
            )
            : null;
    }

    private static PlanWarning Warning(ProofFinding finding) =>
        new(finding.Code, finding.Chinese, finding.English, finding.IsError)
        {
            Item = finding.ActivityId,
            Clauses = finding.Clauses,
        };
}
