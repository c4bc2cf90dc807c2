namespace Orchestrator.TitleReview.Tests.Proving;

internal enum ConditionKind
{
    NotBefore,
    NotAfter,
    DaysAfter,
    WorkingDaysAfter,
    AfterPublicity,
    WithinDays,
    WithinWorkingDays,
    DaysBefore,
    WorkingDaysBefore,
}
