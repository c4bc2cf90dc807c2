namespace Orchestrator.Calendars;

/// <summary>The validators of plan activation that a single date can fire.</summary>
public static class DateWarningCodes
{
    /// <summary>The printed weekday is not the day's weekday (C21).</summary>
    public const string WrongWeekday = "V1";

    /// <summary>The date is a rest day (C13).</summary>
    public const string RestDay = "V2";

    /// <summary>The wording has readings with different dates (C5, C6, C9).</summary>
    public const string TwoReadings = "V8";

    /// <summary>A day looked at lies outside the official calendar (C14).</summary>
    public const string Provisional = "V9";
}
