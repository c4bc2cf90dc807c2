using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Orchestrator.Storage.Model;

/// <summary>
/// Instants are kept in UTC (timestamptz, datetime2). What we write is cut to the microsecond, which both databases
/// can hold; a stamp that SQL Server makes itself has 100 nanoseconds, so stamps are compared by order alone.
/// </summary>
public sealed class InstantConverter()
    : ValueConverter<Instant, DateTime>(instant => ToDatabase(instant), value => FromDatabase(value))
{
    /// <summary>The instant as a UTC date and time, cut to the microsecond.</summary>
    public static DateTime ToDatabase(Instant instant)
    {
        var value = instant.ToDateTimeUtc();
        return value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The instant of a UTC date and time, whatever its kind says.</summary>
    public static Instant FromDatabase(DateTime value) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
