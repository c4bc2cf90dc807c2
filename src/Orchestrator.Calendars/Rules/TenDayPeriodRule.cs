using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>「X月上旬前」 and its like (C5). The wording is vague: all readings are shown (V8).</summary>
public sealed record TenDayPeriodRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "tenDayPeriod";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The year, 2 to 9998.</summary>
    public required int Year { get; init; }

    /// <summary>The month, 1 to 12.</summary>
    public required int Month { get; init; }

    /// <summary>Which third of the month.</summary>
    public required TenDayPeriod Period { get; init; }

    /// <summary>The reading; by default the end of the period.</summary>
    public TenDayReading Reading { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<DateWarning> Check()
    {
        var readings = Readings()
            .Select(reading => (Reading: reading, Day: DayOf(reading)))
            .Where(entry => entry.Day.IsSuccess)
            .Select(entry => new DateReading(JsonNames<TenDayReading>.Write(entry.Reading), entry.Day.Value))
            .ToList();
        return readings.Count < 2 ? [] : [DateWarning.Vague(readings)];
    }

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        if (context.Use == DateUse.Opening)
            return NotAnOpening(KindName);
        return DayOf(Reading).Map(day => new ComputedDay(day));
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        proof.Cite(CountingConventions.TenDayPeriod);
        var period = TextCatalogue.Of(
            Period switch
            {
                TenDayPeriod.First => TextId.PeriodFirst,
                TenDayPeriod.Second => TextId.PeriodSecond,
                _ => TextId.PeriodThird,
            }
        );
        var reading = Reading switch
        {
            TenDayReading.Strict => TextId.RuleTenDayStrict,
            TenDayReading.Middle => TextId.RuleTenDayMiddle,
            _ => TextId.RuleTenDayDefault,
        };
        proof.Say(reading, Year, Month, period, computed.Day);
        proof.Step(computed.Day, counted: true);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteNumber("year", Year);
        writer.WriteNumber("month", Month);
        writer.WriteString("period", JsonNames<TenDayPeriod>.Write(Period));
        if (Reading != TenDayReading.Default)
            writer.WriteString("reading", JsonNames<TenDayReading>.Write(Reading));
    }

    internal static Result<ComputedDay> NotAnOpening(string kind) =>
        Result.Failure<ComputedDay>(
            CalendarError.Of(CalendarErrorCodes.NotAnOpening, "$.kind", TextId.ErrorNotAnOpening, kind)
        );

    private TenDayReading[] Readings() =>
        Period == TenDayPeriod.Second
            ? [TenDayReading.Default, TenDayReading.Strict, TenDayReading.Middle]
            : [TenDayReading.Default, TenDayReading.Strict];

    private Result<LocalDate> DayOf(TenDayReading reading)
    {
        if (!Readings().Contains(reading))
        {
            return Result.Failure<LocalDate>(
                CalendarError.Of(CalendarErrorCodes.NotAllowed, "$.reading", TextId.ErrorNotAllowed, "default, strict")
            );
        }
        var (period, (year, month)) = (Period, (Year, Month));
        return RuleDates
            .EndOfMonth(year, month)
            .Then(end =>
                (reading, period) switch
                {
                    (TenDayReading.Middle, _) => Result.Success(new LocalDate(year, month, 15)),
                    (TenDayReading.Default, TenDayPeriod.Third) => Result.Success(end),
                    (TenDayReading.Default, TenDayPeriod.Second) or (_, TenDayPeriod.Third) => Result.Success(
                        new LocalDate(year, month, 20)
                    ),
                    (TenDayReading.Default, _) or (_, TenDayPeriod.Second) => Result.Success(
                        new LocalDate(year, month, 10)
                    ),
                    _ => RuleDates.PlusDays(new LocalDate(year, month, 1), -1),
                }
            );
    }
}
