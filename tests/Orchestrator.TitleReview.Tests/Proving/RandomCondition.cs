using Orchestrator.Calendars;
using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Tests.Proving;

/// <summary>A condition of a random schedule, known to the solver as a date rule and to the slow check as a way of counting days.</summary>
internal sealed record RandomCondition(ConditionKind Kind, int First, int Second, int Amount)
{
    public DayLink Link(RandomTime time) =>
        Kind switch
        {
            ConditionKind.NotBefore => DayLink.NotBefore(First, Amount),
            ConditionKind.NotAfter => DayLink.NotAfter(First, Amount),
            ConditionKind.DaysAfter => AtLeast(
                time,
                Amount == 0
                    ? new OnRule { Anchor = "a" }
                    : new AfterRule
                    {
                        Anchor = "a",
                        Amount = Amount,
                        Unit = OffsetUnit.Days,
                        Roll = DateRoll.None,
                    }
            ),
            ConditionKind.WorkingDaysAfter => AtLeast(
                time,
                new AfterRule
                {
                    Anchor = "a",
                    Amount = Amount,
                    Unit = OffsetUnit.WorkingDays,
                }
            ),
            ConditionKind.AfterPublicity => AtLeast(
                time,
                new PublicityRule { Anchor = "a", WorkingDays = Amount },
                later: 1
            ),
            ConditionKind.WithinDays => AtMost(
                time,
                new AfterRule
                {
                    Anchor = "a",
                    Amount = Amount,
                    Unit = OffsetUnit.Days,
                    Roll = DateRoll.None,
                }
            ),
            ConditionKind.WithinWorkingDays => AtMost(
                time,
                new AfterRule
                {
                    Anchor = "a",
                    Amount = Amount,
                    Unit = OffsetUnit.WorkingDays,
                }
            ),
            ConditionKind.DaysBefore => AtMost(
                time,
                new BeforeRule
                {
                    Anchor = "a",
                    Amount = Amount,
                    Unit = OffsetUnit.Days,
                    Roll = DateRoll.None,
                }
            ),
            _ => AtMost(
                time,
                new BeforeRule
                {
                    Anchor = "a",
                    Amount = Amount,
                    Unit = OffsetUnit.WorkingDays,
                }
            ),
        };

    /// <summary>Whether it holds, by counting working days one after the other; no date rule is asked.</summary>
    public bool Holds(RandomTime time, int first, int second) =>
        Kind switch
        {
            ConditionKind.NotBefore => first >= Amount,
            ConditionKind.NotAfter => first <= Amount,
            ConditionKind.DaysAfter => second - first >= Amount,
            ConditionKind.WorkingDaysAfter => time.WorkingDays(first + 1, second) >= Amount,
            ConditionKind.AfterPublicity => time.WorkingDays(first + 1, second - 1) >= Amount,
            ConditionKind.WithinDays => second - first <= Amount,
            ConditionKind.WithinWorkingDays => time.WorkingDays(first + 1, second - 1) < Amount,
            ConditionKind.DaysBefore => first - second >= Amount,
            _ => time.WorkingDays(second, first - 1) >= Amount,
        };

    /// <summary>"Second not before first and so much".</summary>
    private DayLink AtLeast(RandomTime time, DateRule rule, int later = 0) =>
        new(First, Second, 0, DayMap.AtLeast(time.Last, day => time.Resolve(rule, day) + later));

    /// <summary>"Second not after first and so much".</summary>
    private DayLink AtMost(RandomTime time, DateRule rule) =>
        new(Second, First, 0, DayMap.AtMost(time.Last, day => time.Resolve(rule, day)));
}
