using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// What a schedule promises but cannot keep, although it can be carried out: a legal last day that would make a later step late, an
/// opening day that is too early for what goes before it, a final date that bounds the review more tightly than the notice says.
/// </summary>
/// <param name="proof">The schedule, proved.</param>
/// <param name="book">Names of events.</param>
/// <param name="calendar">The working days.</param>
internal sealed class UsableDates(ScheduleProof proof, ConstraintBook book, WorkingCalendar calendar)
{
    /// <summary>All findings; each a warning.</summary>
    public IEnumerable<ProofFinding> Check() =>
        proof.Solution is null ? [] : [.. Deadlines(), .. Openings(), .. ReviewEnd(), .. BeyondCalendar()];

    /// <summary>A step that is lawful on its last day, but not with what follows. One whose day is known has no last day to use.</summary>
    private IEnumerable<ProofFinding> Deadlines() =>
        LegalDeadlines()
            .Where(deadline => !IsKnown(deadline.Constraint.Event))
            .Select(deadline =>
                proof.Against(
                    [.. proof.Accepted.Where(at => at != deadline.At)],
                    FullyUsed(deadline.Constraint, deadline.Last)
                )
                    is { } found
                    ? Tell(deadline.Constraint, deadline.Last, found)
                    : null
            )
            .OfType<ProofFinding>();

    // A day that is set is of no activity; one that a step only recommends may still be moved.
    private bool IsKnown(string @event) =>
        proof.Accepted.Any(at =>
            proof.Constraints[at] is { Why.Kind: ConstraintKind.Stated, IsLatest: true, ActivityId: null } stated
            && stated.Event == @event
        );

    /// <summary>Something that may begin on a day, but not when a step before it takes all the time it has.</summary>
    private IEnumerable<ProofFinding> Openings()
    {
        List<int> free = [.. proof.Accepted.Where(at => proof.Constraints[at].Why.Kind != ConstraintKind.Stated)];
        foreach (
            var at in free.Where(at =>
                proof.Constraints[at] is { IsAbsolute: true, IsLatest: false, Why.Kind: ConstraintKind.Opening }
            )
        )
        {
            var opening = proof.Constraints[at];
            var begun = Suppose(
                opening.Event,
                isLatest: true,
                opening.Day,
                $"{book.NameOf(opening.Event).Chinese}在首日{Iso(opening.Day)}",
                $"{book.NameOf(opening.Event).English} is on its first day {Iso(opening.Day)}"
            );
            foreach (
                var deadline in LegalDeadlines()
                    .Where(deadline => deadline.Constraint.IsAbsolute && deadline.Constraint.Event != opening.Event)
            )
            {
                var used = FullyUsed(deadline.Constraint, deadline.Last);
                if (
                    proof.Against(free, begun) is null
                    && proof.Against([.. free.Where(other => other != deadline.At)], used) is null
                    && proof.Against(free, begun, used) is { } found
                )
                {
                    yield return found with
                    {
                        ActivityId = opening.ActivityId,
                        Clauses = [.. opening.Why.Clauses, .. found.Clauses],
                    };
                }
            }
        }
    }

    /// <summary>V7: the last day of the review when a hard final date follows later steps and the notice names no tighter one.</summary>
    private IEnumerable<ProofFinding> ReviewEnd()
    {
        if (!proof.Days.Events.TryGetValue(AnchorNames.ReviewEnd, out var review))
            yield break;
        List<int> free =
        [
            .. proof.Accepted.Where(at => proof.Constraints[at] is not { Why.Kind: ConstraintKind.Stated }),
        ];
        var latest = LatestOf(free, review);
        var named = free.Select(at => proof.Constraints[at])
            .Where(constraint => constraint is { Event: AnchorNames.ReviewEnd, IsLatest: true, IsAbsolute: true })
            .ToList();
        var next = new Constraint
        {
            Event = AnchorNames.ReviewEnd,
            IsLatest = false,
            Day = latest.PlusDays(1),
            Words = () => Later(latest),
            Why = new Because(ConstraintKind.Stated, []),
        };
        if (
            named.Exists(constraint => constraint.Day <= latest)
            || proof.Against(free, next) is not { Code: "V7" } found
        )
        {
            yield break;
        }
        var posting = proof
            .Accepted.Where(at =>
                proof.Constraints[at] is { Event: AnchorNames.Posted, IsLatest: true, Anchor: AnchorNames.ReviewEnd }
            )
            .Select(at => proof.Constraints[at])
            .FirstOrDefault();
        var slow = posting is null ? latest : LatestOf(free, review, posting with { IsLatest = false });
        var (also, alsoEn) =
            slow < latest
                ? (
                    $"；用足公示发布时限的，须于{Iso(slow)}前结束",
                    $"; by {Iso(slow)} when the posting takes all the time it has"
                )
                : ("", "");
        yield return found with
        {
            Chinese = $"评审须于{Iso(latest)}前结束，方能如期完成全部工作{also}。{found.Chinese}",
            English =
                $"The review has to end by {Iso(latest)} for everything to be finished in time{alsoEn}. {found.English}",
        };
    }

    /// <summary>V9: results of a review that takes all the time it has hang into a year whose arrangement is not published.</summary>
    private IEnumerable<ProofFinding> BeyondCalendar()
    {
        if (
            !proof.Days.Events.TryGetValue(AnchorNames.ReviewEnd, out var review)
            || !proof.IsBoundedAbove(review)
            || !proof.Days.Events.TryGetValue(AnchorNames.PublicityEnds, out var publicity)
        )
        {
            yield break;
        }
        var late = proof.Days.DateOf(proof.Solution!.Latest[review]);
        var days = proof.Days.With([Suppose(AnchorNames.ReviewEnd, isLatest: false, late, "", "")]);
        if (
            days.System([.. proof.Accepted, proof.Constraints.Count]).Solve() is not { } solution
            || days.DateOf(solution.Earliest[publicity]) is var ends && ends <= calendar.ValidThrough
        )
        {
            yield break;
        }
        var clauses = proof
            .Constraints.Where(constraint =>
                constraint.Event == AnchorNames.PublicityEnds && constraint.Why.Clauses.Count > 0
            )
            .SelectMany(constraint => constraint.Why.Clauses)
            .Distinct()
            .ToList();
        yield return new ProofFinding(
            DateWarningCodes.Provisional,
            IsError: false,
            ActivityId: null,
            clauses,
            $"评审如到{Iso(late)}才结束，评审结果公示将到{Iso(days.DateOf(solution.Earliest[publicity]))}，而工作日历只公布到"
                + $"{Iso(calendar.ValidThrough)}，其后的日期为暂定，待国务院办公厅公布后重算。",
            $"If the review ends on {Iso(late)} only, its results hang until "
                + $"{Iso(days.DateOf(solution.Earliest[publicity]))}; the calendar is official through "
                + $"{Iso(calendar.ValidThrough)}, later dates are provisional."
        );
    }

    private LocalDate LatestOf(List<int> chosen, int @event, params IReadOnlyList<Constraint> supposed)
    {
        var days = proof.Days.With(supposed);
        var solution = days.System([.. chosen, .. Enumerable.Range(proof.Constraints.Count, supposed.Count)]).Solve();
        return days.DateOf(solution?.Latest[@event] ?? 0);
    }

    private IEnumerable<(int At, Constraint Constraint, LocalDate Last)> LegalDeadlines()
    {
        foreach (var at in proof.Accepted)
        {
            var constraint = proof.Constraints[at];
            if (
                constraint is { IsLatest: true, Why: { Kind: ConstraintKind.Deadline, Clauses.Count: > 0 } }
                && LastDay(constraint) is { } last
            )
            {
                yield return (at, constraint, calendar.PreviousOnOrBefore(last).Value.Date);
            }
        }
    }

    /// <summary>The last day; null when it counts from an event whose day is open.</summary>
    private LocalDate? LastDay(Constraint constraint)
    {
        if (constraint.IsAbsolute)
            return constraint.Day;
        var anchor = proof.Days.Events[constraint.Anchor!];
        return proof.Solution!.Earliest[anchor] == proof.Solution.Latest[anchor]
            ? constraint.DayAfter!(proof.Days.DateOf(proof.Solution.Earliest[anchor]))
            : null;
    }

    private ProofFinding Tell(Constraint deadline, LocalDate last, ProofFinding found)
    {
        var latest = proof.Days.DateOf(proof.Solution!.Latest[proof.Days.Events[deadline.Event]]);
        var name = book.NameOf(deadline.Event);
        return found with
        {
            ActivityId = deadline.ActivityId,
            Clauses = [.. deadline.Why.Clauses, .. found.Clauses.Except(deadline.Why.Clauses)],
            Chinese = $"{name.Chinese}的截止时间{Iso(last)}不能用足，最迟须于{Iso(latest)}完成。{found.Chinese}",
            English =
                $"The last day of {name.English}, {Iso(last)}, is too late for what follows: it has to be done by "
                + $"{Iso(latest)}. {found.English}",
        };
    }

    private Constraint FullyUsed(Constraint deadline, LocalDate last) =>
        Suppose(
            deadline.Event,
            isLatest: false,
            last,
            $"{book.NameOf(deadline.Event).Chinese}用足时限至{Iso(last)}",
            $"{book.NameOf(deadline.Event).English} takes until {Iso(last)}"
        );

    private static BilingualText Later(LocalDate day) =>
        new($"如评审在{Iso(day)}之后结束", $"if the review ends after {Iso(day)}");

    private static Constraint Suppose(string @event, bool isLatest, LocalDate day, string chinese, string english) =>
        new()
        {
            Event = @event,
            IsLatest = isLatest,
            Day = day,
            Words = () => new BilingualText(chinese, english),
            Why = new Because(ConstraintKind.Stated, []),
        };

    private static string Iso(LocalDate day) => ConstraintWords.Iso(day);
}
