using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// Days derived backwards from the department's deadline (C19): recommended, never legal (建议完成时间). The employer submits on the
/// first working day after the publicity's last day.
/// </summary>
/// <param name="SubmitBy">Last day for the employer to submit to the department.</param>
/// <param name="PublicityLastDay">Last day of a publicity that still ends in time.</param>
/// <param name="PostBy">Last day to post it.</param>
/// <param name="ApplyBy">Last day for the applicant to submit to the employer.</param>
public sealed record BackSchedule(LocalDate SubmitBy, LocalDate PublicityLastDay, LocalDate PostBy, LocalDate ApplyBy)
{
    /// <summary>Counts backwards; null where that leads out of the calendar, for what is only recommended stops nothing.</summary>
    /// <param name="calendar">The working days.</param>
    /// <param name="closes">Last day of the department's submission.</param>
    /// <param name="auditDays">Working days of the department's audit, at least 1.</param>
    /// <param name="publicityDays">Working days of the publicity, at least 1.</param>
    /// <param name="employerAuditDays">Working days of the employer's audit, at least 1.</param>
    /// <param name="employerCloses">The employer's own last day, where the notice gives it one; null: the department's alone.</param>
    public static BackSchedule? From(
        WorkingCalendar calendar,
        LocalDate closes,
        int auditDays,
        int publicityDays,
        int employerAuditDays,
        LocalDate? employerCloses = null
    )
    {
        if (
            !calendar.PreviousOnOrBefore(closes).TryGet(out var effective)
            || !calendar.Find(effective.Date, -auditDays).TryGet(out var submitBy)
            || !calendar.PreviousOnOrBefore(employerCloses ?? closes).TryGet(out var own)
        )
        {
            return null;
        }
        if (own.Date < submitBy.Date)
            submitBy = own;
        if (
            !calendar.Find(submitBy.Date, -1).TryGet(out var lastDay)
            || !calendar.Find(lastDay.Date, -publicityDays).TryGet(out var postBy)
            || !calendar.Find(postBy.Date, -employerAuditDays).TryGet(out var applyBy)
        )
        {
            return null;
        }
        return new BackSchedule(submitBy.Date, lastDay.Date, postBy.Date, applyBy.Date);
    }

    /// <summary>
    /// The last working day on which results may be posted and still be published by a day, the publicity's days
    /// between.
    /// </summary>
    public static LocalDate ResultsPostedBy(WorkingCalendar calendar, LocalDate publishBy, int publicityDays) =>
        LatestPosting(calendar, publishBy.PlusDays(-1), publicityDays);

    /// <summary>The last working day on which a publicity of so many working days may be posted and still end by a day.</summary>
    public static LocalDate LatestPosting(WorkingCalendar calendar, LocalDate lastDay, int publicityDays) =>
        calendar.Find(calendar.PreviousOnOrBefore(lastDay).Value.Date, -publicityDays).Value.Date;

    /// <summary>The same of a publicity that may last days of the calendar.</summary>
    public static LocalDate LatestPosting(WorkingCalendar calendar, LocalDate lastDay, PublicityRule rule)
    {
        var latest = LatestPosting(calendar, lastDay, rule.WorkingDays);
        while (latest.PlusDays(rule.Days) > lastDay)
            latest = calendar.PreviousOnOrBefore(latest.PlusDays(-1)).Value.Date;
        return latest;
    }
}
