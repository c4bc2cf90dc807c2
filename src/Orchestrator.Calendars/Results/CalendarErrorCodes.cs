namespace Orchestrator.Calendars;

/// <summary>The stable codes of <see cref="CalendarError"/>.</summary>
public static class CalendarErrorCodes
{
    /// <summary>Zero working days were asked for.</summary>
    public const string CountIsZero = "count-is-zero";

    /// <summary>More than 4000 working days were asked for.</summary>
    public const string CountTooLarge = "count-too-large";

    /// <summary>A date lies outside the years 1 to 9999.</summary>
    public const string DateOutOfRange = "date-out-of-range";

    /// <summary>An interval ends before it begins.</summary>
    public const string RangeReversed = "range-reversed";

    /// <summary>No calendar of that region, or of that version, is known.</summary>
    public const string UnknownCalendar = "unknown-calendar";

    /// <summary>The text is no JSON, or a value has the wrong type.</summary>
    public const string BadJson = "bad-json";

    /// <summary>A field that must be there is missing.</summary>
    public const string Missing = "missing";

    /// <summary>A field is not known in this place.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A value is not one of the allowed ones.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The arrangement contradicts itself or cannot be true.</summary>
    public const string Impossible = "impossible-arrangement";

    /// <summary>An official arrangement names no paper.</summary>
    public const string NoPapers = "no-papers";

    /// <summary>The version exists already, or is no valid name.</summary>
    public const string BadVersion = "bad-version";

    /// <summary>A rule names an anchor for which no date is known.</summary>
    public const string UnknownAnchor = "unknown-anchor";

    /// <summary>The rule cannot say when something opens.</summary>
    public const string NotAnOpening = "not-an-opening";
}
