using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Reminders;

/// <summary>
/// When a task is reminded of: T-10, T-5, T-3, T-1, T, last call, at closing, +1 and +3 working days (PERSONAS §0).
/// Pure.
/// </summary>
public static class ReminderLadder
{
    // A decision may be committed a little after the instant it bears; looking back by this much sees each exactly once.
    private static readonly Duration CommitSlack = Duration.FromMinutes(10);

    // Later than this after its due instant, a decision was made after an outage: overdue days then count from it.
    private static readonly Duration DecidedLate = Duration.FromHours(12);

    private static readonly (int WorkingDays, Occasion Occasion)[] Before =
    [
        (10, Occasion.Before),
        (5, Occasion.Before),
        (3, Occasion.Before),
        (1, Occasion.DayBefore),
    ];

    /// <summary>The steps of a task that fall into the time since the last sending.</summary>
    /// <param name="task">The task.</param>
    /// <param name="calendar">The region's working days.</param>
    /// <param name="since">The slot sent last, exclusive.</param>
    /// <param name="until">The slot to be sent, inclusive.</param>
    /// <returns>For an open task at most one: the latest, because an earlier one that was missed would say the same.</returns>
    public static IReadOnlyList<LadderStep> Find(
        ReminderTask task,
        WorkingCalendar calendar,
        Instant since,
        Instant until
    )
    {
        switch (task.State)
        {
            case TaskState.Open when task.Kind is DeadlineKind.Statutory or DeadlineKind.Internal && task.DueAt > until:
                return Open(task, calendar)
                    .Where(step => step.At > since && step.At <= until)
                    .OrderBy(step => step.At)
                    .TakeLast(1)
                    .ToList();
            case TaskState.Missed:
                return [.. Missed(task, calendar, since, until)];
            case TaskState.Opened when Within(task.DecidedAt ?? task.DueAt, since, until):
                return [new LadderStep(until, Occasion.Opened)];
            default:
                return [];
        }
    }

    /// <summary>T: the due date, or the last working day before it.</summary>
    public static LocalDate EffectiveDate(WorkingCalendar calendar, LocalDate due) =>
        calendar.PreviousOnOrBefore(due).Value.Date;

    /// <summary>Whether the cut-off is 24:00 of the due date.</summary>
    public static bool EndsAtMidnight(ReminderTask task) =>
        ChinaTime.At(task.DueDate, DeadlineTime.EndOfDay) == task.DueAt;

    /// <summary>
    /// The due dates, from the slot's day on, for which an open task has a step in the time since the last sending;
    /// ascending. Of a task that is due at 24:00: others have no last call.
    /// </summary>
    internal static IReadOnlyList<LocalDate> DueDates(ReminderInput input)
    {
        var (calendar, today) = (input.Calendar, input.Slot.Day);
        var dates = new SortedSet<LocalDate>();
        if (FirstMorning(calendar, input.From) is var first && first <= today)
        {
            foreach (var (workingDays, _) in Before)
            {
                Add(calendar.Find(first, workingDays).Value.Date, calendar.Find(today, workingDays + 1).Value.Date);
            }
        }

        if (input.Covers(ReminderHour.LastDay) || input.Covers(ReminderHour.LastCall))
        {
            Add(today, calendar.Find(today, 1).Value.Date);
        }

        return [.. dates];

        // Rest days up to the next working day have the same effective date.
        void Add(LocalDate from, LocalDate until)
        {
            for (var date = LocalDate.Max(from, today); date < until; date = date.PlusDays(1))
            {
                dates.Add(date);
            }
        }
    }

    private static LocalDate FirstMorning(WorkingCalendar calendar, Instant since)
    {
        var day = ChinaTime.DateOf(since);
        return calendar.NextOnOrAfter(At(day, ReminderHour.Morning) > since ? day : day.PlusDays(1)).Value.Date;
    }

    private static IEnumerable<LadderStep> Open(ReminderTask task, WorkingCalendar calendar)
    {
        foreach (var (workingDays, occasion) in Before)
        {
            yield return new LadderStep(
                At(ReminderDays.Before(calendar, task.DueDate, workingDays).Value.Date, ReminderHour.Morning),
                occasion
            );
        }

        var effective = EffectiveDate(calendar, task.DueDate);
        yield return new LadderStep(At(effective, ReminderHour.LastDay), Occasion.LastDay);
        if (task.Kind == DeadlineKind.Statutory && EndsAtMidnight(task))
        {
            yield return new LadderStep(At(effective, ReminderHour.LastCall), Occasion.LastCall);
        }
    }

    private static IEnumerable<LadderStep> Missed(
        ReminderTask task,
        WorkingCalendar calendar,
        Instant since,
        Instant until
    )
    {
        if (Within(task.DecidedAt ?? task.DueAt, since, until))
        {
            yield return new LadderStep(until, Occasion.Closed);
        }

        foreach (var (workingDays, occasion) in new[] { (1, Occasion.Overdue), (3, Occasion.LongOverdue) })
        {
            var at = At(ReminderDays.Overdue(calendar, ClosedOn(task), workingDays).Value.Date, ReminderHour.Morning);
            if (at > since && at <= until)
            {
                yield return new LadderStep(at, occasion);
            }
        }
    }

    /// <summary>The day that overdue working days are counted from.</summary>
    internal static LocalDate ClosedOn(ReminderTask task) =>
        task.DecidedAt is { } decided && decided - task.DueAt > DecidedLate ? ChinaTime.DateOf(decided) : task.DueDate;

    private static bool Within(Instant instant, Instant since, Instant until) =>
        instant > since - CommitSlack && instant <= until - CommitSlack;

    private static Instant At(LocalDate day, ReminderHour hour) => new ReminderSlot(day, hour).At;
}
