using Orchestrator.TitleReview.Reading.Texts;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>All rules of a sentence.</summary>
internal static class SentenceRules
{
    /// <summary>Reads a sentence; its rules stand in the order of its words.</summary>
    public static (Scene Scene, List<FoundRule> Rules) Read(Sentence sentence, YearOfDates years)
    {
        var scene = new Scene(sentence, years);
        // Durations first: 3月28日前5个工作日 is no last day.
        List<FoundRule> rules = [.. DurationRules.Find(scene), .. DateRules.Find(scene), .. OtherRules.Find(scene)];
        return (scene, [.. rules.OrderBy(rule => rule.Start).ThenBy(rule => rule.End)]);
    }
}
