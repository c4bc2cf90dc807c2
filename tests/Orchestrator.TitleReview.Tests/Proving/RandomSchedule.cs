using NodaTime;
using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Tests.Proving;

/// <summary>A schedule of random steps: mostly one after the other, with some deadlines and relations across.</summary>
internal sealed record RandomSchedule(RandomTime Time, int Events, IReadOnlyList<RandomCondition> Conditions)
{
    public DaySystem System => new(Events, Time.Last, [.. Conditions.Select(condition => condition.Link(Time))]);

    public static RandomSchedule Of(Random random, int events, int conditions, int last)
    {
        var time = new RandomTime(new LocalDate(2024, 1, 1).PlusDays(random.Next(600)), last);
        return new RandomSchedule(
            time,
            events,
            [.. Enumerable.Range(0, conditions).Select(_ => Condition(random, events, last))]
        );
    }

    public SlowCheck Slow(IEnumerable<int> chosen) => new(Time, Events, [.. chosen.Select(at => Conditions[at])]);

    private static RandomCondition Condition(Random random, int events, int last)
    {
        var kind = (ConditionKind)random.Next(9);
        var (first, second) = (random.Next(events), random.Next(events));
        if (kind == ConditionKind.NotBefore)
            return new RandomCondition(kind, first, first, random.Next(last / 2));
        if (kind == ConditionKind.NotAfter)
            return new RandomCondition(kind, first, first, random.Next(last / 4, last));
        // Most relations lead onwards, as steps do; some lead back and may close loops.
        var isForward = kind is not (ConditionKind.DaysBefore or ConditionKind.WorkingDaysBefore);
        if (random.Next(10) > 0 && first > second == isForward)
            (first, second) = (second, first);
        var most = kind is ConditionKind.WithinDays or ConditionKind.WithinWorkingDays ? 12 : 5;
        return new RandomCondition(kind, first, second, random.Next(kind == ConditionKind.DaysAfter ? 0 : 1, most + 1));
    }
}
