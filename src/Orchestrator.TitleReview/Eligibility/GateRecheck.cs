using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Checks again, late in an application's life, the rules that hold up to there (a sanction, a false commitment).</summary>
internal static class GateRecheck
{
    /// <summary>
    /// The first hard rule that the application's facts break at a gate; null when there is none, or no facts are
    /// there to look at.
    /// </summary>
    public static GateFinding? Find(ActivityContext context, GateRules? rules, string gate) =>
        rules is null || context.Environment.Find<ApplicationFacts>() is not { } facts
            ? null
            : rules
                .Check(gate, GateFacts.Of(facts.Payload, context.Today(), records: null), [])
                .FirstOrDefault(finding => finding.Severity == GateSeverity.Hard);
}
