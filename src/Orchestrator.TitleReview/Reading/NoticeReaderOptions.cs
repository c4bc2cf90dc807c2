using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Reading;

/// <summary>How a notice is read.</summary>
public sealed record NoticeReaderOptions
{
    /// <summary>The year its dates are for; null: the one the notice names.</summary>
    public int? Year { get; init; }

    /// <summary>The working days by which dates are judged.</summary>
    public CalendarBook Calendars { get; init; } = CalendarBook.Official;
}
