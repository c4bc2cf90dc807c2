using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Orchestrator.Storage.Model;

/// <summary>Instants are kept in UTC (timestamptz, datetime2) to the microsecond, which both databases can hold; finer parts are cut off.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => ToDatabase(instant),
    value => FromDatabase(value))
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
