using System.Globalization;
using NodaTime;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Reminders;

/// <summary>A-03: weekly from 15 October until the next year's working days are imported.</summary>
internal static class CalendarWarning
{
    public static void Add(ReminderInput input, DigestMailbox mailbox)
    {
        var day = input.Slot.Day;
        var begins = new LocalDate(day.Year, 10, 15);
        if (day < begins)
        {
            begins = begins.PlusYears(-1);
        }

        var missing = begins.Year + 1;
        if (input.Calendar.ValidThrough >= new LocalDate(missing, 12, 31))
        {
            return;
        }

        // The week's warning goes out on its first working day.
        var week = begins.PlusDays(Period.Between(begins, day, PeriodUnits.Days).Days / 7 * 7);
        var earlier = week == day ? 0 : input.Calendar.CountBetween(week, day.PlusDays(-1)).Value.Days;
        if (earlier > 0)
        {
            return;
        }

        mailbox.ToActors(Roles.TitleOffice, null, null, new DigestEntry
        {
            Section = DigestSection.Notice,
            Template = ReminderTemplates.CalendarWarning,
            Count = input.ProvisionalDeadlines,
            Values = new Dictionary<string, string>
            {
                ["year"] = missing.ToString(CultureInfo.InvariantCulture),
                ["n"] = input.ProvisionalDeadlines.ToString(CultureInfo.InvariantCulture),
            },
            Identity = ReminderTemplates.CalendarWarning,
        });
    }
}
