using Orchestrator.Calendars;

namespace Orchestrator.Cases.Cycles;

/// <summary>The calendar that cycles of a region count by.</summary>
internal static class CycleCalendar
{
    /// <summary>The newest of a region.</summary>
    /// <exception cref="InvalidOperationException">The book has none.</exception>
    public static WorkingCalendar Newest(CalendarBook book, string region) =>
        book.For(region) is { IsSuccess: true } found
            ? found.Value
            : throw new InvalidOperationException($"There is no calendar for the region {region}.");
}
