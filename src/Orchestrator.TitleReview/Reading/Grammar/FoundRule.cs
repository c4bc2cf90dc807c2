using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>A rule as a part of the grammar found it, before it is told whose it is and what is the matter with it.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Start">The first letter of what it was read from.</param>
/// <param name="End">The letter behind it.</param>
internal sealed record FoundRule(ReadForm Form, int Start, int End)
{
    /// <summary>The first date of a window or an opening, or the one date.</summary>
    public ReadDate? First { get; init; }

    /// <summary>The last date of a window.</summary>
    public ReadDate? Last { get; init; }

    /// <summary>The duration.</summary>
    public WrittenDuration? Duration { get; init; }

    /// <summary>Which side of the number is allowed.</summary>
    public ReadBound? Bound { get; init; }

    /// <summary>Where the words begin and end of what it counts from; null when it says nothing of it.</summary>
    public (int Start, int End)? Anchor { get; init; }

    /// <summary>Share, hours or rounds.</summary>
    public string? Value { get; init; }

    /// <summary>Every reading of a phrase that has several.</summary>
    public IReadOnlyList<ReadOption> Readings { get; init; } = [];

    /// <summary>上下 around the date: 左右.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>后 of an opening: the day itself is not included.</summary>
    public bool IsDayAfter { get; init; }
}
