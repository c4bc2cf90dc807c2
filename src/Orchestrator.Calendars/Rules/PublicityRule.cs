using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>
/// 「公示期不少于N个工作日」 (C12). Day 1 is the first working day after the posting; the publicity is complete at 24:00 of
/// working day N, and the next gate opens at 00:00 of the day after. It always ends at 24:00 and never rolls.
/// The statutory floor of five working days is judged where plans are validated (D7), not here.
/// </summary>
public sealed record PublicityRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "publicity";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The name of the posting's day; with several channels, the latest of them.</summary>
    public required string Anchor { get; init; }

    /// <summary>N, 1 to 4000 working days.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>
    /// N days of the calendar (公示期N天), where the notice counts those: it hangs until both are over. 0, the default: none.
    /// </summary>
    public int Days { get; init; }

    /// <summary>True: a posting on a working day before the configured hour counts as day 1.</summary>
    public bool CountPostingDay { get; init; }

    /// <inheritdoc />
    public override string AnchorName => Anchor;

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        var amount = RuleDates.Amount(WorkingDays, OffsetUnit.WorkingDays, "$.workingDays");
        if (!amount.IsSuccess)
            return Result.Failure<ComputedDay>(amount.Errors);
        if (Roll is not null and not DateRoll.None || (TimeOfDay ?? DeadlineTime.EndOfDay) != DeadlineTime.EndOfDay)
        {
            return Result.Failure<ComputedDay>(
                CalendarError.Of(CalendarErrorCodes.NotAllowed, "$", TextId.ErrorPublicityOptions)
            );
        }
        var anchor = context.AnchorDate(Anchor);
        if (!anchor.IsSuccess)
            return Result.Failure<ComputedDay>(anchor.Errors);
        var from = CountPostingDay ? anchor.Value.PlusDays(-1) : anchor.Value;
        var first = context.Calendar.Find(from, 1);
        var last = context.Calendar.Find(from, WorkingDays);
        if (!first.IsSuccess || !last.IsSuccess)
            return Result.Failure<ComputedDay>(last.Errors);
        if (Days != 0 && RuleDates.Amount(Days, OffsetUnit.Days, "$.days") is { IsSuccess: false } wrong)
            return Result.Failure<ComputedDay>(wrong.Errors);
        var days = RuleDates.PlusDays(from, Days);
        if (!days.IsSuccess)
            return Result.Failure<ComputedDay>(days.Errors);
        var end = days.Value > last.Value.Date ? days.Value : last.Value.Date;
        var opensAfter = context.Use == DateUse.Opening ? 1 : 0;
        return RuleDates
            .PlusDays(end, opensAfter)
            .Map(day => new ComputedDay(day, last.Value.Provisional, first.Value.Date));
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        var posted = context.Anchors[Anchor];
        var last = context.Use == DateUse.Opening ? computed.Day.PlusDays(-1) : computed.Day;
        proof.Cite(CountingConventions.Publicity);
        if (Days > 0)
            proof.Say(TextId.RulePublicityDays, Days, RuleDates.PlusDays(posted, Days).Value, WorkingDays);
        proof.Say(
            CountPostingDay ? TextId.RulePublicityPostingDay : TextId.RulePublicity,
            posted,
            computed.FirstDay,
            TextCatalogue.Weekday(computed.FirstDay!.Value),
            WorkingDays,
            last,
            TextCatalogue.Weekday(last),
            last.PlusDays(1)
        );
        if (!CountPostingDay)
            proof.Trigger(posted, Anchor);
        proof.Walk(CountPostingDay ? posted.PlusDays(-1) : posted, last, OffsetUnit.WorkingDays);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("anchor", Anchor);
        writer.WriteNumber("workingDays", WorkingDays);
        if (Days > 0)
            writer.WriteNumber("days", Days);
        if (CountPostingDay)
            writer.WriteBoolean("countPostingDay", true);
    }
}
