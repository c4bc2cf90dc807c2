using System.Runtime.InteropServices;
using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Cases.Reminders;

/// <summary>One time of sending.</summary>
/// <param name="Day">A working day of its region.</param>
/// <param name="Hour">The time of that day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReminderSlot(LocalDate Day, ReminderHour Hour)
{
    /// <summary>From 20:00 to 08:00 nothing is sent.</summary>
    private static readonly LocalTime QuietFrom = new(20, 0);

    private static readonly LocalTime[] Times = [new(9, 30), new(10, 0), new(15, 0), new(17, 0)];

    /// <summary>The planned instant.</summary>
    public Instant At => (Day + Times[(int)Hour]).InZoneLeniently(ChinaTime.Zone).ToInstant();

    /// <summary>When the quiet hours of its day begin.</summary>
    public Instant QuietHours => (Day + QuietFrom).InZoneLeniently(ChinaTime.Zone).ToInstant();

    /// <summary>Whether what is not bound to one time of day (notices, closings) goes out at this hour.</summary>
    public bool IsRegular => Hour is ReminderHour.Morning or ReminderHour.Afternoon;

    /// <summary>
    /// The slot whose sending is due: the latest one of today that has begun. Null on rest days, before 09:30 and in
    /// the quiet hours. A slot that was missed is sent late on its day; a later one of the day takes its content.
    /// </summary>
    public static ReminderSlot? Due(WorkingCalendar calendar, Instant now)
    {
        var local = now.InZone(ChinaTime.Zone);
        if (!ReminderDays.IsSendingDay(calendar, local.Date) || local.TimeOfDay >= QuietFrom)
        {
            return null;
        }

        var begun = Times.Count(time => time <= local.TimeOfDay);
        return begun == 0 ? null : new ReminderSlot(local.Date, (ReminderHour)(begun - 1));
    }

    /// <summary>The last slot before an instant.</summary>
    public static ReminderSlot Previous(WorkingCalendar calendar, Instant before)
    {
        for (var day = ChinaTime.DateOf(before); ; day = day.PlusDays(-1))
        {
            if (
                ReminderDays.IsSendingDay(calendar, day)
                && Of(day).LastOrDefault(slot => slot.At < before) is { Day: var found } slot
                && found == day
            )
            {
                return slot;
            }
        }
    }

    private static IEnumerable<ReminderSlot> Of(LocalDate day) =>
        Enum.GetValues<ReminderHour>().Select(hour => new ReminderSlot(day, hour));
}
