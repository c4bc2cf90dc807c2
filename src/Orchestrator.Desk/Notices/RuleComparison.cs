namespace Orchestrator.Desk.Notices;

/// <summary>How the rules of a notice differ from those of an earlier one of the same place.</summary>
public sealed record RuleComparison
{
    /// <summary>The earlier notice.</summary>
    public required string Notice { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Rules that say the same as before, whatever their year.</summary>
    public required int Same { get; init; }

    /// <summary>The rules that are new or changed, in the order of the text, then those that are gone.</summary>
    public required IReadOnlyList<RuleChange> Changes { get; init; }
}
