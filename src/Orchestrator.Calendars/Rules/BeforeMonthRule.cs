using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>「X月前」 (C6): before the month begins, or leniently its end. The wording is vague: both are shown (V8).</summary>
public sealed record BeforeMonthRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "beforeMonth";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The year of the named month, 2 to 9998.</summary>
    public required int Year { get; init; }

    /// <summary>The named month, 1 to 12.</summary>
    public required int Month { get; init; }

    /// <summary>The reading; by default strict.</summary>
    public MonthReading Reading { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<DateWarning> Check()
    {
        var readings = Enum.GetValues<MonthReading>()
            .Select(reading => (Reading: reading, Day: DayOf(reading)))
            .Where(entry => entry.Day.IsSuccess)
            .Select(entry => new DateReading(JsonNames<MonthReading>.Write(entry.Reading), entry.Day.Value))
            .ToList();
        return readings.Count < 2 ? [] : [DateWarning.Vague(readings)];
    }

    internal override Result<ComputedDay> Compute(in RuleContext context) =>
        context.Use == DateUse.Opening
            ? TenDayPeriodRule.NotAnOpening(KindName)
            : DayOf(Reading).Map(day => new ComputedDay(day));

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        proof.Cite(CountingConventions.BeforeMonth);
        proof.Say(
            Reading == MonthReading.Strict ? TextId.RuleBeforeMonthStrict : TextId.RuleBeforeMonthLenient,
            Year,
            Month,
            computed.Day
        );
        proof.Step(computed.Day, counted: true);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteNumber("year", Year);
        writer.WriteNumber("month", Month);
        if (Reading != MonthReading.Strict)
            writer.WriteString("reading", JsonNames<MonthReading>.Write(Reading));
    }

    private Result<LocalDate> DayOf(MonthReading reading)
    {
        var (year, month) = (Year, Month);
        return RuleDates
            .EndOfMonth(year, month)
            .Then(end =>
                reading == MonthReading.Lenient
                    ? Result.Success(end)
                    : RuleDates.PlusDays(new LocalDate(year, month, 1), -1)
            );
    }
}
