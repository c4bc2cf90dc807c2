using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Reminders;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>The hours at which people act and reminders go out; deadlines fall due at any instant between.</summary>
/// <param name="worlds">The cycles that are played, at least one.</param>
internal sealed class Timetable(IReadOnlyList<World> worlds)
{
    private static readonly LocalTime[] Hours = [new(10, 0), new(15, 0)];
    private static readonly LocalTime LastMinute = new(23, 59, 30);

    private Hour _last;

    /// <summary>The next hour; of one instant reminders come before acts.</summary>
    public Hour Next(Instant now)
    {
        for (var day = ChinaTime.DateOf(now); ; day = day.PlusDays(1))
        {
            var later = Of(day)
                .Where(hour =>
                    hour.At > now || (hour.At == now && _last.At == now && _last.IsReminder && !hour.IsReminder)
                )
                .OrderBy(hour => hour.At)
                .ThenByDescending(hour => hour.IsReminder)
                .Select(hour => (Hour?)hour)
                .FirstOrDefault();
            if (later is not { } next)
                continue;
            _last = next;
            return next;
        }
    }

    private IEnumerable<Hour> Of(LocalDate day)
    {
        if (worlds[0].Calendar.IsWorkingDay(day))
        {
            foreach (var hour in Hours)
                yield return new Hour(Reopened(At(day, hour)));
            foreach (var hour in Enum.GetValues<ReminderHour>())
                yield return new Hour(new ReminderSlot(day, hour).At, IsReminder: true);
        }

        if (worlds.Any(world => Closes(world, day)))
            yield return new Hour(Reopened(At(day, LastMinute)), IsLastMinute: true);
    }

    private static bool Closes(World world, LocalDate day) =>
        world.Anchors.Any(date => date.Value == day && TrackNames.BaseOf(date.Key) == AnchorNames.ApplyCloses);

    /// <summary>While the portal is down nothing arrives; it comes when the portal is back.</summary>
    private Instant Reopened(Instant at)
    {
        foreach (var closure in worlds[0].Scenario.PortalClosures.OrderBy(closure => closure.From))
        {
            var (from, to) = (
                closure.From.InZoneLeniently(ChinaTime.Zone).ToInstant(),
                closure.To.InZoneLeniently(ChinaTime.Zone).ToInstant()
            );
            if (at >= from && at < to)
                at = to;
        }

        return at;
    }

    private static Instant At(LocalDate day, LocalTime time) => ChinaTime.Zone.AtLeniently(day.At(time)).ToInstant();
}
