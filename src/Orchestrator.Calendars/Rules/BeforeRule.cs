using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>
/// At least so long before an event: 「会议7日前」 (C7), 「前5个工作日」 (C8). The event's day is not counted; the N-th day
/// before it is the last day. Calendar days and months roll back from a rest day by default (C13).
/// </summary>
public sealed record BeforeRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "before";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The event's name.</summary>
    public required string Anchor { get; init; }

    /// <summary>How many, 1 to 4000; months 1 to 1200.</summary>
    public required int Amount { get; init; }

    /// <summary>What is counted.</summary>
    public required OffsetUnit Unit { get; init; }

    /// <summary>True: N whole days must lie between (C7's alternative), so the last day is one earlier. Only with calendar days.</summary>
    public bool ClearDays { get; init; }

    /// <inheritdoc />
    public override string AnchorName => Anchor;

    /// <inheritdoc />
    public override DateRoll DefaultRoll => Unit == OffsetUnit.WorkingDays ? DateRoll.None : DateRoll.Previous;

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        var amount = RuleDates.Amount(Amount, Unit, "$.amount");
        if (!amount.IsSuccess)
            return Result.Failure<ComputedDay>(amount.Errors);
        if (ClearDays && Unit != OffsetUnit.Days)
        {
            return Result.Failure<ComputedDay>(
                CalendarError.Of(CalendarErrorCodes.NotAllowed, "$.clearDays", TextId.ErrorClearDays)
            );
        }
        var anchor = context.AnchorDate(Anchor);
        if (!anchor.IsSuccess)
            return Result.Failure<ComputedDay>(anchor.Errors);
        return Unit switch
        {
            OffsetUnit.Days => RuleDates
                .PlusDays(anchor.Value, -Amount - (ClearDays ? 1 : 0))
                .Map(day => new ComputedDay(day)),
            OffsetUnit.Months => RuleDates.PlusMonths(anchor.Value, -Amount).Map(day => new ComputedDay(day)),
            _ => context
                .Calendar.Find(anchor.Value, -Amount)
                .Map(found => new ComputedDay(found.Date, found.Provisional)),
        };
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        var anchor = context.Anchors[Anchor];
        proof.Cite(
            Unit == OffsetUnit.WorkingDays ? CountingConventions.WorkingDaysBefore : CountingConventions.DaysBefore
        );
        var text = Unit switch
        {
            OffsetUnit.WorkingDays => TextId.RuleBeforeWorkingDays,
            OffsetUnit.Months => TextId.RuleBeforeMonths,
            _ => ClearDays ? TextId.RuleBeforeClearDays : TextId.RuleBeforeDays,
        };
        proof.Say(text, AnchorTexts.Of(Anchor), anchor, Amount, computed.Day, TextCatalogue.Weekday(computed.Day));
        proof.Trigger(anchor, Anchor);
        proof.Walk(anchor, computed.Day, Unit);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("anchor", Anchor);
        writer.WriteNumber("amount", Amount);
        writer.WriteString("unit", JsonNames<OffsetUnit>.Write(Unit));
        if (ClearDays)
            writer.WriteBoolean("clearDays", true);
    }
}
