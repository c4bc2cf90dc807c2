using System.Collections.Frozen;

namespace Orchestrator.Calendars;

/// <summary>A limit and the side of it that satisfies a rule.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Limit">The limit, in whatever unit the rule has.</param>
public readonly record struct Threshold(ThresholdComparison Comparison, decimal Limit)
{
    private static readonly FrozenDictionary<string, ThresholdComparison> Phrases = new Dictionary<string, ThresholdComparison>
    {
        ["达到或超过"] = ThresholdComparison.AtLeast,
        ["及以上"] = ThresholdComparison.AtLeast,
        ["以上"] = ThresholdComparison.AtLeast,
        ["不少于"] = ThresholdComparison.AtLeast,
        ["不超过"] = ThresholdComparison.AtMost,
        ["以下"] = ThresholdComparison.AtMost,
        ["以内"] = ThresholdComparison.AtMost,
        ["超过"] = ThresholdComparison.MoreThan,
        ["以外"] = ThresholdComparison.MoreThan,
        ["不满"] = ThresholdComparison.LessThan,
    }.ToFrozenDictionary();

    /// <summary>Whether a value satisfies the rule.</summary>
    public bool IsMetBy(decimal value) => Comparison switch
    {
        ThresholdComparison.AtLeast => value >= Limit,
        ThresholdComparison.AtMost => value <= Limit,
        ThresholdComparison.MoreThan => value > Limit,
        _ => value < Limit,
    };

    /// <summary>The comparison a notice's phrase means; null for a phrase the convention does not know.</summary>
    public static ThresholdComparison? ComparisonOf(string phrase) =>
        Phrases.TryGetValue(phrase, out var comparison) ? comparison : null;
}
