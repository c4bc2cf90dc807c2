using System.Globalization;

namespace Orchestrator.Calendars;

/// <summary>A time of day at which something closes or opens, in whole minutes, 00:00 to 24:00, Asia/Shanghai (C3).</summary>
public readonly record struct DeadlineTime
{
    private const int MinutesADay = 24 * 60;

    private DeadlineTime(int minutes) => Minutes = minutes;

    /// <summary>The beginning of the day, where an opening stands by default.</summary>
    public static DeadlineTime StartOfDay { get; }

    /// <summary>24:00, the end of the day: Civil Code 203(2). The default of a due date.</summary>
    public static DeadlineTime EndOfDay { get; } = new(MinutesADay);

    /// <summary>Minutes since 00:00, 0 to 1440.</summary>
    public int Minutes { get; }

    /// <summary>Reads <c>HH:mm</c>, <c>24:00</c> included; false for anything else.</summary>
    public static bool TryRead(string? text, out DeadlineTime time)
    {
        time = default;
        if (text is not { Length: 5 } || text[2] != ':' || !text.Remove(2, 1).All(char.IsAsciiDigit))
            return false;
        var hours = int.Parse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = int.Parse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (minutes > 59 || (hours * 60) + minutes > MinutesADay)
            return false;
        time = new DeadlineTime((hours * 60) + minutes);
        return true;
    }

    /// <summary>The <c>HH:mm</c> form.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Minutes / 60:00}:{Minutes % 60:00}");
}
