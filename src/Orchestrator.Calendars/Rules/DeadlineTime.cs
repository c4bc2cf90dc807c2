using System.Globalization;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// A time of day at which something closes or opens, in whole seconds, 00:00 to 24:00, Asia/Shanghai (C3). As a closing a whole
/// minute is the instant from which on it is too late (17:30). One with seconds names the last second in which something still
/// counts, as 「截止23:59:59」 means the whole day: it is too late a second after (<see cref="ClosesAt"/>). As an opening either is
/// the first instant.
/// </summary>
public readonly record struct DeadlineTime
{
    private const int SecondsADay = 24 * 60 * 60;

    private DeadlineTime(int seconds) => Seconds = seconds;

    /// <summary>The beginning of the day, where an opening stands by default.</summary>
    public static DeadlineTime StartOfDay { get; }

    /// <summary>24:00, the end of the day: Civil Code 203(2). The default of a due date.</summary>
    public static DeadlineTime EndOfDay { get; } = new(SecondsADay);

    /// <summary>Seconds since 00:00, 0 to 86400; for an opening the first that counts.</summary>
    public int Seconds { get; }

    /// <summary>
    /// Seconds since 00:00 at which what closes at this time is over, exclusive: 23:59:59 is 86400, the same as 24:00;
    /// 17:30:30 is 17:30:31; 17:30, also written 17:30:00, is 17:30:00.
    /// </summary>
    public int ClosesAt => Seconds % 60 == 0 ? Seconds : Seconds + 1;

    /// <summary>The time that a clock shows; parts of a second are left out.</summary>
    public static DeadlineTime Of(LocalTime time) => new((((time.Hour * 60) + time.Minute) * 60) + time.Second);

    /// <summary>Reads <c>HH:mm</c> or <c>HH:mm:ss</c>, <c>24:00</c> included; false for anything else.</summary>
    public static bool TryRead(string? text, out DeadlineTime time)
    {
        time = default;
        var parts = (text ?? "").Split(':');
        if (parts.Length is not (2 or 3) || !parts.All(part => part.Length == 2 && part.All(char.IsAsciiDigit)))
            return false;
        var seconds = parts.Aggregate(0, (sum, part) =>
            (sum * 60) + int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)
        );
        if (parts.Length == 2)
            seconds *= 60;
        if (parts.Skip(1).Any(part => string.CompareOrdinal(part, "59") > 0) || seconds > SecondsADay)
            return false;
        time = new DeadlineTime(seconds);
        return true;
    }

    /// <summary>The <c>HH:mm</c> form, or <c>HH:mm:ss</c> where it has seconds.</summary>
    public override string ToString()
    {
        var minutes = string.Create(CultureInfo.InvariantCulture, $"{Seconds / 3600:00}:{Seconds / 60 % 60:00}");
        return Seconds % 60 == 0
            ? minutes
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{Seconds % 60:00}");
    }
}
