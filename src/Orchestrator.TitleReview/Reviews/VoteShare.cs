using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// A share of a number of people as notices write it, in whole numbers and without rounding: <c>2/3</c> is two thirds at least
/// (三分之二以上), <c>&gt;1/2</c> is more than half (超过半数).
/// </summary>
/// <param name="Numerator">1 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">1 to 1000.</param>
/// <param name="IsMore">True: the share itself is not enough.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VoteShare(int Numerator, int Denominator, bool IsMore)
{
    private const int Largest = 1000;

    /// <summary>Reads <c>2/3</c> or <c>&gt;1/2</c>; false for anything else, for more than all and for more than the whole.</summary>
    public static bool TryRead(string? text, out VoteShare share)
    {
        share = default;
        var plain = (text ?? "").Trim().Replace('＞', '>').Replace('／', '/');
        var isMore = plain.StartsWith('>');
        var parts = plain[(isMore ? 1 : 0)..].Split('/', StringSplitOptions.TrimEntries);
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            || numerator < 1
            || denominator > Largest
            || (isMore ? numerator >= denominator : numerator > denominator)
        )
        {
            return false;
        }
        share = new VoteShare(numerator, denominator, isMore);
        return true;
    }

    /// <summary>The fewest of a number of people that reach it: 5 of 7 for <c>2/3</c>, 4 of 6 for <c>&gt;1/2</c>.</summary>
    /// <param name="number">0 or more.</param>
    public int Of(int number)
    {
        var parts = (long)number * Numerator;
        return (int)(IsMore ? (parts / Denominator) + 1 : (parts + Denominator - 1) / Denominator);
    }

    /// <summary>As people read it.</summary>
    public (string Chinese, string English) Words =>
        IsMore
            ? ($"超过{Numerator}/{Denominator}", $"more than {Numerator}/{Denominator}")
            : ($"不少于{Numerator}/{Denominator}", $"at least {Numerator}/{Denominator}");
}
