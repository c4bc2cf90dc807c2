using Orchestrator.Calendars;
using Orchestrator.TitleReview.Absence;
using Orchestrator.TitleReview.Notices;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>The rules of title review for the definition validator.</summary>
public static class ReviewRules
{
    /// <summary>All rules.</summary>
    /// <param name="book">The calendars that schedules are planned with.</param>
    /// <param name="notices">The notices whose clauses definitions may name.</param>
    public static IReadOnlyList<IDefinitionRule> All(CalendarBook book, NoticeBook notices) =>
        [
            new ClauseRule(notices),
            new DateRuleRule(),
            new FloorRule(notices),
            new ScheduleRule(book),
            new ToConfirmRule(),
            new AbsenceRule(),
            new NoticeDutyRule(notices),
            new TrackRule(),
            new MeetingTrackRule(),
            new HoursRule(),
            new OpeningRule(),
            new RecommendingVoteRule(),
            new EvidencePeriodRule(),
        ];
}
