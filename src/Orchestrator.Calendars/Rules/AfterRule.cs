using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>
/// Within so long after an event: 「…后N个工作日内」 (C10), 「自…之日起N日/月内」 (C11). The trigger day is not counted
/// (Civil Code 201); months end on the corresponding day, else the month's end (202); calendar days and months roll to the
/// next working day by default (203).
/// </summary>
public sealed record AfterRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "after";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The event's name.</summary>
    public required string Anchor { get; init; }

    /// <summary>How many, 1 to 4000; months 1 to 1200.</summary>
    public required int Amount { get; init; }

    /// <summary>What is counted.</summary>
    public required OffsetUnit Unit { get; init; }

    /// <summary>True: the trigger day is day 1 where it counts at all (C11's alternative).</summary>
    public bool CountTriggerDay { get; init; }

    /// <inheritdoc />
    public override string AnchorName => Anchor;

    /// <inheritdoc />
    public override DateRoll DefaultRoll => Unit == OffsetUnit.WorkingDays ? DateRoll.None : DateRoll.Next;

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        var amount = RuleDates.Amount(Amount, Unit, "$.amount");
        if (!amount.IsSuccess)
            return Result.Failure<ComputedDay>(amount.Errors);
        var anchor = context.AnchorDate(Anchor);
        if (!anchor.IsSuccess)
            return Result.Failure<ComputedDay>(anchor.Errors);
        var from = CountTriggerDay ? anchor.Value.PlusDays(-1) : anchor.Value;
        if (Unit == OffsetUnit.WorkingDays)
            return context.Calendar.Find(from, Amount).Map(found => new ComputedDay(found.Date, found.Provisional));
        var day =
            Unit == OffsetUnit.Days ? RuleDates.PlusDays(from, Amount) : RuleDates.PlusMonths(anchor.Value, Amount);
        // Without a corresponding day the month's end already closes the period.
        if (CountTriggerDay && Unit == OffsetUnit.Months)
            day = day.Then(end => RuleDates.PlusDays(end, end.Day == anchor.Value.Day ? -1 : 0));
        return day.Map(end => new ComputedDay(end));
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        var anchor = context.Anchors[Anchor];
        proof.Cite(
            Unit == OffsetUnit.WorkingDays ? CountingConventions.WorkingDaysAfter : CountingConventions.PeriodFrom
        );
        var text = Unit switch
        {
            OffsetUnit.WorkingDays => TextId.RuleAfterWorkingDays,
            OffsetUnit.Months => TextId.RuleAfterMonths,
            _ => TextId.RuleAfterDays,
        };
        proof.Say(
            text,
            AnchorTexts.Of(Anchor),
            anchor,
            Amount,
            computed.Day,
            TextCatalogue.Weekday(computed.Day),
            TextCatalogue.Of(CountTriggerDay ? TextId.RuleTriggerCounted : TextId.RuleTriggerNotCounted)
        );
        if (!CountTriggerDay)
            proof.Trigger(anchor, Anchor);
        proof.Walk(CountTriggerDay ? anchor.PlusDays(-1) : anchor, computed.Day, Unit);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("anchor", Anchor);
        writer.WriteNumber("amount", Amount);
        writer.WriteString("unit", JsonNames<OffsetUnit>.Write(Unit));
        if (CountTriggerDay)
            writer.WriteBoolean("countTriggerDay", true);
    }
}
