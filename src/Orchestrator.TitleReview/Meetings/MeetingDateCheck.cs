using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>
/// Whether a meeting may be fixed for a day: after the submissions closed, late enough for what must be done before
/// it, not beyond the year's end.
/// </summary>
/// <param name="After">The anchor whose day the meeting must follow; null when none.</param>
/// <param name="PrepareBy">The last day of the preparations, counted from the anchor <c>meeting</c>; null when none.</param>
/// <param name="DrawBy">The last day of the draw; null when none.</param>
/// <param name="PrepareClauses">Where that comes from.</param>
/// <param name="Latest">The last day of the meeting; null when none.</param>
/// <param name="LatestClauses">Where that comes from.</param>
internal sealed record MeetingDateCheck(
    string? After,
    DateRule? PrepareBy,
    DateRule? DrawBy,
    IReadOnlyList<string> PrepareClauses,
    DateRule? Latest,
    IReadOnlyList<string> LatestClauses
)
{
    private const int LongestSearch = 60;

    /// <summary>The first day of the meeting; null when the notice names none.</summary>
    public DateRule? Earliest { get; init; }

    /// <summary>Where that comes from.</summary>
    public IReadOnlyList<string> EarliestClauses { get; init; } = [];

    /// <summary>The dates of what has to be done before.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = MeetingPreparations.Usual;

    /// <summary>Why the committee's approval has to be valid on the day.</summary>
    public IReadOnlyList<string> ApprovalClauses { get; init; } = [];

    /// <summary>Why the meeting may not be on this day; null when it may.</summary>
    public Refusal? Refuse(ActivityContext context, LocalDate date)
    {
        if (After is not null && context.Anchor(After) is { } before && date <= before)
        {
            return Refusals.NotAllowed(
                "meeting-too-early",
                $"评审会议须在{Iso(before)}之后",
                $"The meeting has to be after {Iso(before)}",
                []
            );
        }

        if (date < context.Today())
        {
            return Refusals.NotAllowed(
                "meeting-in-the-past",
                $"评审会议日期{Iso(date)}已过",
                $"{Iso(date)} is in the past",
                []
            );
        }
        if (
            Earliest is not null
            && context.Dates().ResolveOpening(Earliest, context.Anchors()).TryGet(out var opens)
            && date < opens.Date
        )
        {
            return Refusals.NotAllowed(
                "before-earliest",
                $"评审会议不得早于{Iso(opens.Date)}",
                $"The meeting may not be before {Iso(opens.Date)}",
                EarliestClauses
            );
        }
        if (context.Anchor(AnchorNames.CommitteeValidUntil) is { } validUntil && date > validUntil)
        {
            return Refusals.NotAllowed(
                "committee-expired",
                $"评委会核准备案有效期至{Iso(validUntil)}，会议前须重新核准备案",
                $"The committee's approval is valid until {Iso(validUntil)}; it has to be renewed before the meeting",
                ApprovalClauses
            );
        }

        if (Unprepared(context, date) is { } missing)
        {
            return Refusals.Floor(
                $"会议定于{Iso(date)}的，{missing.Chinese}须于{Refusals.Moment(missing.Due.Due)}前完成，已来不及；最早可定于{Iso(FirstPossible(context, date))}",
                $"For a meeting on {Iso(date)} one had to {missing.English} by {Refusals.Moment(missing.Due.Due)}; "
                    + $"the earliest day is {Iso(FirstPossible(context, date))}",
                PrepareClauses
            );
        }

        // Once that day is over its step is missed and on record; the review still has to come to an end.
        if (Latest is not null && context.DueOf(Latest) is { } latest && date > latest.Date && context.Now < latest.Due)
        {
            return Refusals.NotAllowed(
                "beyond-latest",
                $"评审会议不得晚于{Iso(latest.Date)}；确需延期的，须提前报备",
                $"The meeting may not be after {Iso(latest.Date)} unless an extension is reported and agreed before",
                LatestClauses
            );
        }

        return null;
    }

    /// <summary>
    /// What was done before the meeting and would have been too late by another count of the same days; null when
    /// nothing is.
    /// </summary>
    public Refusal? Broken(ActivityContext context, LocalDate meeting)
    {
        if (meeting < context.Today())
            return null;
        foreach (var anchor in Preparations)
        {
            if (
                (anchor == AnchorNames.DrawPerformed ? DrawBy : PrepareBy) is not { } rule
                || context.Anchor(anchor) is not { } done
            )
            {
                continue;
            }
            if (context.DueOf(rule) is { } due && done > due.Date)
            {
                return Refusals.Floor(
                    $"会议定于{Iso(meeting)}的，{MeetingPreparations.Chinese(anchor)}须于{Refusals.Moment(due.Due)}前完成，而实际于{Iso(done)}完成；请先将会议改期",
                    $"For a meeting on {Iso(meeting)} one had to {MeetingPreparations.English(anchor)} by "
                        + $"{Refusals.Moment(due.Due)}, and it was done on {Iso(done)}; move the meeting first",
                    PrepareClauses
                );
            }
        }

        return null;
    }

    private (string Chinese, string English, DueDate Due)? Unprepared(ActivityContext context, LocalDate date)
    {
        var anchors = new Dictionary<string, LocalDate>(context.Anchors()) { [AnchorNames.Meeting] = date };
        foreach (var anchor in Preparations)
        {
            if (
                (anchor == AnchorNames.DrawPerformed ? DrawBy : PrepareBy) is not { } rule
                || !context.Dates().FindDue(rule, anchors).TryGet(out var due)
            )
            {
                continue;
            }
            var isInTime = context.Anchor(anchor) is { } done ? done <= due.Date : context.Now < due.Due;
            if (!isInTime)
                return (MeetingPreparations.Chinese(anchor), MeetingPreparations.English(anchor), due);
        }

        return null;
    }

    private LocalDate FirstPossible(ActivityContext context, LocalDate date)
    {
        for (var days = 1; days <= LongestSearch; days++)
        {
            if (Unprepared(context, date.PlusDays(days)) is null)
                return date.PlusDays(days);
        }

        return date.PlusDays(LongestSearch);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
