using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>公示期: how long a posting hangs, in working days or in days of the calendar, never below the floor (C12).</summary>
/// <param name="Anchor">What the day of the posting is called.</param>
/// <param name="Days">N as the definition says.</param>
internal sealed record PublicityLength(string Anchor, int Days)
{
    /// <summary>What stands as the unit of days of the calendar.</summary>
    public const string CalendarDays = "days";

    /// <summary>True: N are days of the calendar; false: working days.</summary>
    public bool InCalendarDays { get; init; }

    /// <summary>True: 公示期为N, no longer and no shorter as printed; false: 不少于N.</summary>
    public bool IsExact { get; init; }

    /// <summary>As the notice writes it.</summary>
    public PublicityRule Written =>
        InCalendarDays
            ? new PublicityRule
            {
                Anchor = Anchor,
                WorkingDays = FloorCatalogue.Publicity.Minimum,
                Days = Math.Max(1, Days),
            }
            : new PublicityRule { Anchor = Anchor, WorkingDays = Math.Max(1, Days) };

    /// <summary>As it is kept: at least the floor.</summary>
    public PublicityRule Kept =>
        Written with
        {
            WorkingDays = Math.Max(Written.WorkingDays, FloorCatalogue.Publicity.Minimum),
        };

    /// <summary>How long, in words.</summary>
    public string Chinese =>
        InCalendarDays ? $"{Kept.Days}天且不短于{Kept.WorkingDays}个工作日" : $"{Kept.WorkingDays}个工作日";

    /// <summary>The same in English.</summary>
    public string English =>
        InCalendarDays
            ? $"{Kept.Days} days and no less than {Kept.WorkingDays} working days"
            : $"{Kept.WorkingDays} working days";
}
