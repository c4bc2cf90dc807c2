using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What a person adds to an imported file that the file itself does not say.</summary>
public sealed record CalendarImportOptions
{
    /// <summary>The region the file is for when it names none; default <c>cn</c>.</summary>
    public string Region { get; init; } = CalendarBook.NationalRegion;

    /// <summary>The status when the file gives none; default official, which requires papers.</summary>
    public ArrangementStatus Status { get; init; } = ArrangementStatus.Official;

    /// <summary>The number of the notice when the file gives none.</summary>
    public string? DocumentNo { get; init; }

    /// <summary>The day the notice was issued when the file gives none.</summary>
    public LocalDate? Issued { get; init; }

    /// <summary>Where the text was read when the file does not say.</summary>
    public string? Source { get; init; }

    /// <summary>The person who imports.</summary>
    public string? ImportedBy { get; init; }
}
