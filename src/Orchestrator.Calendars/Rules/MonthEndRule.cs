using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>「X月底」: the last calendar day of a month, inclusive (C4).</summary>
public sealed record MonthEndRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "monthEnd";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The year, 2 to 9998.</summary>
    public required int Year { get; init; }

    /// <summary>The month, 1 to 12.</summary>
    public required int Month { get; init; }

    internal override Result<ComputedDay> Compute(in RuleContext context) =>
        RuleDates.EndOfMonth(Year, Month).Map(day => new ComputedDay(day));

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        proof.Cite(CountingConventions.MonthEnd);
        proof.Say(TextId.RuleMonthEnd, Year, Month, computed.Day);
        proof.Step(computed.Day, counted: true);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteNumber("year", Year);
        writer.WriteNumber("month", Month);
    }
}
