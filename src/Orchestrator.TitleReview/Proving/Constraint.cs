using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// One condition of a schedule. <see cref="Event"/> is not before (or not after) a day, or the day that a date rule counts from
/// another event. Events are anchors, or the ids of plan items.
/// </summary>
internal sealed record Constraint
{
    /// <summary>The event it bounds.</summary>
    public required string Event { get; init; }

    /// <summary>True: not after the day; false: not before it.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>The event that its day is counted from; null: it is <see cref="Day"/>.</summary>
    public string? Anchor { get; init; }

    /// <summary>The day, when no other event counts.</summary>
    public LocalDate Day { get; init; }

    /// <summary>The day by the anchor's day; null when it is <see cref="Day"/>.</summary>
    public Func<LocalDate, LocalDate>? DayAfter { get; init; }

    /// <summary>What it says, with the names of its events.</summary>
    public required Func<BilingualText> Words { get; init; }

    /// <summary>Why it holds.</summary>
    public required Because Why { get; init; }

    /// <summary>The activity that states it; null for what concerns the cycle as a whole.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Whether it is a bound by the calendar alone.</summary>
    public bool IsAbsolute => Anchor is null;
}
