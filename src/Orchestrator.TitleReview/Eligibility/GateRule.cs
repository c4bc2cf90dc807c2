using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>One rule of a gate, as data of a definition.</summary>
public sealed class GateRule
{
    /// <summary>Names the rule in findings, overrides and confirmations.</summary>
    public required string Id { get; init; }

    /// <summary>The clauses it comes from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>How many full months before the month of application it looks at (C17); 0 when it looks at none. Shown in plans.</summary>
    public int MonthsBefore { get; init; }

    /// <summary>How binding it is (C15); hard when the definition does not say.</summary>
    public GateSeverity Severity { get; init; }

    /// <summary>The role that may set a soft rule aside; null when nobody may.</summary>
    public string? OverrideBy { get; init; }

    /// <summary>Where it is checked, e.g. <c>submit</c>, <c>employer</c>, <c>certificate</c>; empty: at <c>submit</c> alone.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>What is said to whom the rule stops.</summary>
    public required string Chinese { get; init; }

    /// <summary>The same in English.</summary>
    public required string English { get; init; }

    /// <summary>What it requires or denies, as the definition writes it; read-only.</summary>
    internal JsonNode? Condition { get; init; }

    /// <summary>Whether the facts break the rule.</summary>
    internal Func<FactScope, bool> Breaks { get; init; } = static _ => false;

    /// <summary>Whether it is checked at a gate.</summary>
    public bool AppliesAt(string gate) => Gates.Count == 0 ? gate == GateRules.Submit : Gates.Contains(gate);
}
