using NodaTime;

namespace Orchestrator.Desk.Calendars;

/// <summary>One year's arrangement.</summary>
public sealed record CalendarYear
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The document.</summary>
    public required string? DocumentNo { get; init; }

    /// <summary>Date of issue.</summary>
    public required LocalDate? IssuedOn { get; init; }

    /// <summary>Where it was published.</summary>
    public required string? Source { get; init; }

    /// <summary>Weekdays turned into rest days.</summary>
    public required int RestDays { get; init; }

    /// <summary>调休: weekend days turned into working days.</summary>
    public required int MakeUpDays { get; init; }
}
