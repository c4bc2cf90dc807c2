using System.Runtime.InteropServices;

namespace Orchestrator.TitleReview.Proving;

/// <summary>One condition of a <see cref="DaySystem"/>: on two events, or on one event and the calendar.</summary>
/// <param name="From">The event it leads from; <see cref="Calendar"/>: <paramref name="To"/> is not before <paramref name="Day"/>.</param>
/// <param name="To">The event it leads to; <see cref="Calendar"/>: <paramref name="From"/> is not after <paramref name="Day"/>.</param>
/// <param name="Day">The bound of one event alone.</param>
/// <param name="Map">The relation of two events; null for a bound.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayLink(int From, int To, int Day, DayMap? Map)
{
    /// <summary>Stands for the calendar in place of an event.</summary>
    public const int Calendar = -1;

    /// <summary>Whether it bounds an event from below.</summary>
    public bool IsLowerBound => From == Calendar;

    /// <summary>Whether it bounds an event from above.</summary>
    public bool IsUpperBound => To == Calendar;

    /// <summary>An event is not before a day.</summary>
    public static DayLink NotBefore(int @event, int day) => new(Calendar, @event, day, null);

    /// <summary>An event is not after a day.</summary>
    public static DayLink NotAfter(int @event, int day) => new(@event, Calendar, day, null);
}
