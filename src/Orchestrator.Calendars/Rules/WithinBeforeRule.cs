using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>
/// 「前N个工作日内」 (C9). The target is the N-th working day before the event, which satisfies both readings and is
/// the default.
/// </summary>
public sealed record WithinBeforeRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "withinBefore";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The event's name.</summary>
    public required string Anchor { get; init; }

    /// <summary>N, 1 to 4000 working days.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>The reading; by default the day that satisfies both.</summary>
    public WithinReading Reading { get; init; }

    /// <inheritdoc />
    public override string AnchorName => Anchor;

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        var amount = RuleDates.Amount(WorkingDays, OffsetUnit.WorkingDays, "$.workingDays");
        if (!amount.IsSuccess)
            return Result.Failure<ComputedDay>(amount.Errors);
        var anchor = context.AnchorDate(Anchor);
        if (!anchor.IsSuccess)
            return Result.Failure<ComputedDay>(anchor.Errors);
        var found = context.Calendar.Find(anchor.Value, -WorkingDays);
        if (!found.IsSuccess)
            return Result.Failure<ComputedDay>(found.Errors);
        var (target, provisional) = found.Value;
        var last = Reading == WithinReading.Window && context.Use == DateUse.Due ? anchor.Value.PlusDays(-1) : target;
        return Result.Success(
            new ComputedDay(last, provisional, Reading == WithinReading.AtLeast ? null : target, target)
        );
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        var anchor = context.Anchors[Anchor];
        proof.Cite(CountingConventions.WithinWorkingDaysBefore);
        proof.Say(SentenceOf(Reading), AnchorTexts.Of(Anchor), anchor, WorkingDays, computed.Target, computed.Day);
        proof.Trigger(anchor, Anchor);
        proof.Walk(anchor, computed.Target!.Value, OffsetUnit.WorkingDays);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("anchor", Anchor);
        writer.WriteNumber("workingDays", WorkingDays);
        if (Reading != WithinReading.Both)
            writer.WriteString("reading", JsonNames<WithinReading>.Write(Reading));
    }

    private static string SentenceOf(WithinReading reading) =>
        reading switch
        {
            WithinReading.Both => TextId.RuleWithinBoth,
            WithinReading.Window => TextId.RuleWithinWindow,
            _ => TextId.RuleWithinAtLeast,
        };
}
