using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// The gate rules of a definition: who may apply, under which conditions. Data, because the cities differ in nothing
/// else.
/// </summary>
[JsonConverter(typeof(GateRulesConverter))]
public sealed class GateRules(IReadOnlyList<GateRule> rules)
{
    /// <summary>The gate at which an application is submitted.</summary>
    public const string Submit = "submit";

    /// <summary>No rules.</summary>
    public static GateRules Empty { get; } = new([]);

    /// <summary>In the order of the definition, in which findings are told too.</summary>
    public IReadOnlyList<GateRule> Rules { get; } = rules;

    /// <summary>Every rule that the facts break at a gate and that nobody has set aside.</summary>
    /// <param name="gate">The gate, e.g. <c>submit</c>.</param>
    /// <param name="facts">The application's payload; <c>checkDate</c>, <c>earlier</c> and <c>employerCommittees</c>
    /// are added by <see cref="GateFacts"/>.</param>
    /// <param name="overrides">Soft rules set aside for the person.</param>
    public IReadOnlyList<GateFinding> Check(string gate, JsonObject facts, IReadOnlyList<GateOverride> overrides)
    {
        var scope = new FactScope(facts, facts);
        return
        [
            .. Rules
                .Where(rule => rule.AppliesAt(gate) && rule.Breaks(scope) && !IsSetAside(rule, overrides))
                .Select(rule => new GateFinding(rule.Id, rule.Severity, rule.Clauses, rule.Chinese, rule.English)),
        ];
    }

    private static bool IsSetAside(GateRule rule, IReadOnlyList<GateOverride> overrides) =>
        rule.Severity == GateSeverity.Soft
        && overrides.Any(item => item.Rule == rule.Id && item.Role == rule.OverrideBy && item.Reason.Length > 0);
}
