using Cronos;
using NodaTime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Cron expressions as Elsa reads them (Cronos): five fields, or six with seconds first; <c>L</c>, <c>W</c>, <c>#</c> and <c>@daily</c>;
/// a day must satisfy both day fields.
/// </summary>
public static class CronTimes
{
    // Without daylight saving, so that no table of the machine is asked.
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai",
        TimeSpan.FromHours(8),
        null,
        null
    );

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message says which field is wrong and what it may be.</exception>
    public static CronExpression Parse(string text)
    {
        var fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.Parse(text, fields == 5 ? CronFormat.Standard : CronFormat.IncludeSeconds);
    }

    /// <summary>The first occurrence after an instant, by the civil time of Asia/Shanghai; null when there is none.</summary>
    public static Instant? Next(CronExpression expression, Instant after) =>
        expression.GetNextOccurrence(after.ToDateTimeUtc(), China) is { } next ? Instant.FromDateTimeUtc(next) : null;
}
