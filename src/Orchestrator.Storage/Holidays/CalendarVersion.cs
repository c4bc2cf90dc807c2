using NodaTime;

namespace Orchestrator.Storage.Holidays;

/// <summary>A version of a region's arrangement of working days, as imported.</summary>
public sealed class CalendarVersion
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary><c>cn</c>, <c>cn-gx</c>.</summary>
    public required string Region { get; set; }

    public required string Version { get; set; }

    public required string Json { get; set; }

    public required string Hash { get; set; }

    public LocalDate? ValidThrough { get; set; }

    public CalendarVersionState State { get; set; }

    public Instant ImportedAt { get; set; }

    public required string ImportedBy { get; set; }

    public Instant? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }
}
