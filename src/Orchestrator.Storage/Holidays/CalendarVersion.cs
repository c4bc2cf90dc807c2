using NodaTime;

namespace Orchestrator.Storage.Holidays;

/// <summary>A version of a region's arrangement of working days, as imported.</summary>
public sealed class CalendarVersion
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary><c>cn</c>, <c>cn-gx</c>.</summary>
    public required string Region { get; set; }

    /// <summary>Name of the version, unique in its region; what deadlines and cycles refer to.</summary>
    public required string Version { get; set; }

    /// <summary>The arrangement as it was imported, letter by letter.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 of that text in UTF-8, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>
    /// Inclusive: the last day with an official arrangement; dates beyond it are provisional. Null: none is stated.
    /// </summary>
    public LocalDate? ValidThrough { get; set; }

    /// <summary>Whether it is in force.</summary>
    public CalendarVersionState State { get; set; }

    /// <summary>When it was proposed; UTC.</summary>
    public Instant ImportedAt { get; set; }

    /// <summary>Account of who proposed it.</summary>
    public required string ImportedBy { get; set; }

    /// <summary>When it was approved or rejected; null while it waits.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Account of who approved or rejected it; the importer cannot approve. Null while it waits.</summary>
    public string? DecidedBy { get; set; }
}
