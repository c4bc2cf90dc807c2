using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The proof of a plan, as its items and warnings show it.</summary>
internal sealed class PlanProof
{
    private readonly ScheduleProof proof;
    private readonly WorkingCalendar calendar;

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
        this.calendar = calendar;
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

    private static PlanWarning Warning(ProofFinding finding) =>
        new(finding.Code, finding.Chinese, finding.English, finding.IsError)
        {
            Item = finding.ActivityId,
            Clauses = finding.Clauses,
        };
}
