using System.Globalization;
using NodaTime;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Reminders;

/// <summary>A-03: weekly from 15 October until the next year's working days are imported.</summary>
internal static class CalendarWarning
{
    /// <summary>Whether the week's warning goes out: in the morning of its first working day, while the next year is missing.</summary>
    public static bool IsDue(ReminderInput input)
    {
        var (day, begins) = (input.Slot.Day, Begins(input.Slot.Day));
        if (
            !input.Covers(ReminderHour.Morning)
            || input.Calendar.ValidThrough >= new LocalDate(begins.Year + 1, 12, 31)
        )
        {
            return false;
        }

        var week = begins.PlusDays(Period.Between(begins, day, PeriodUnits.Days).Days / 7 * 7);
        return week == day || input.Calendar.CountBetween(week, day.PlusDays(-1)).Value.Days == 0;
    }

    /// <summary>Adds it for the title office where it is due.</summary>
    public static void Add(ReminderInput input, DigestMailbox mailbox)
    {
        if (!IsDue(input))
        {
            return;
        }

        mailbox.ToActors(
            Roles.TitleOffice,
            null,
            null,
            new DigestEntry
            {
                Section = DigestSection.Notice,
                Template = ReminderTemplates.CalendarWarning,
                Count = input.ProvisionalDeadlines,
                Values = new Dictionary<string, string>
                {
                    ["year"] = (Begins(input.Slot.Day).Year + 1).ToString(CultureInfo.InvariantCulture),
                    ["n"] = input.ProvisionalDeadlines.ToString(CultureInfo.InvariantCulture),
                },
                Identity = ReminderTemplates.CalendarWarning,
            }
        );
    }

    private static LocalDate Begins(LocalDate day) =>
        new LocalDate(day.Year, 10, 15) is var begins && day < begins ? begins.PlusYears(-1) : begins;
}
