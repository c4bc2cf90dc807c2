using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>A date the notice names: 「X月X日前」, inclusive by default (C2); as an opening, from 00:00 of that day.</summary>
public sealed record FixedDateRule : DateRule
{
    /// <summary>What stands as <c>kind</c> in the rule's JSON.</summary>
    public const string KindName = "fixed";

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <summary>The named day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The weekday the notice prints beside the date, to be checked (C21); null when it prints none.</summary>
    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>False: the named day itself is outside — the last day is the one before it, an opening begins the day after it.</summary>
    public bool Inclusive { get; init; } = true;

    /// <inheritdoc />
    public override IReadOnlyList<DateWarning> Check() =>
        Weekday is not { } printed || printed == Date.DayOfWeek
            ? []
            :
            [
                DateWarning.Of(
                    DateWarningCodes.WrongWeekday,
                    TextId.WarningWeekday,
                    Date,
                    TextCatalogue.Weekday(printed),
                    TextCatalogue.Weekday(Date)
                ) with
                {
                    Severity = DateWarningSeverity.Error,
                },
            ];

    internal override Result<ComputedDay> Compute(in RuleContext context)
    {
        if (!RuleDates.IsSupported(Date))
            return RuleDates.OutOfRange<ComputedDay>("$.date");
        var outside = context.Use == DateUse.Due ? -1 : 1;
        return RuleDates.PlusDays(Date, Inclusive ? 0 : outside).Map(day => new ComputedDay(day));
    }

    internal override void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed)
    {
        proof.Cite(CountingConventions.NamedDate);
        if (Weekday is not null)
            proof.Cite(CountingConventions.PrintedWeekday);
        proof.Say(Inclusive ? TextId.RuleFixed : TextId.RuleFixedExclusive, Date, TextCatalogue.Weekday(Date));
        proof.Step(computed.Day, counted: true);
    }

    internal override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("date", IsoDate.Write(Date));
        if (Weekday is { } weekday)
            writer.WriteString("weekday", weekday.ToString());
        if (!Inclusive)
            writer.WriteBoolean("inclusive", false);
    }
}
