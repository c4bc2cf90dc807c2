using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>The day of an anchor itself, such as a committee's intake cut-off.</summary>
public sealed record OnRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "on";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The anchor's name.</summary>
    public required string Anchor { get; init; }

    /// <inheritdoc />
    public override string AnchorName => Anchor;

    internal override Result<ComputedDay> Compute(in RuleContext context) =>
        context.AnchorDate(Anchor).Map(date => new ComputedDay(date));

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        proof.Cite(CountingConventions.NamedDate);
        proof.Say(TextId.RuleOn, AnchorTexts.Of(Anchor), computed.Day);
        proof.Step(computed.Day, counted: true);
    }

    internal override void WriteFields(Utf8JsonWriter writer) => writer.WriteString("anchor", Anchor);
}
