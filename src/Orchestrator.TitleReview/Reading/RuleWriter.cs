using NodaTime;
using Orchestrator.TitleReview.Reading.Checks;
using Orchestrator.TitleReview.Reading.Grammar;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading;

/// <summary>Makes a rule of what the grammar found: its values, whose it is, what is the matter with it.</summary>
internal sealed class RuleWriter(string source, DayChecks checks)
{
    private const string Midnight = "00:00";
    private const string EndOfDay = "24:00";

    /// <summary>The rule of a sentence.</summary>
    public ReadRule Write(Scene scene, FoundRule found, IReadOnlyList<FoundRule> all, string clause)
    {
        var (start, end) = Surroundings.Quote(scene, found);
        var plain = scene.Sentence.Plain;
        var anchor = found.Anchor is { } place ? scene.Text[place.Start..place.End] : null;
        var rule = WithDates(
            found,
            new ReadRule
            {
                Clause = clause,
                Quote = plain.Original(source, start, end),
                At = plain.RangeOf(found.Start, found.End),
                Form = found.Form,
                N = found.Duration?.Amount,
                Unit = found.Duration?.Unit,
                Bound = found.Bound,
                Anchor = anchor,
                AnchorName = anchor is null ? null : Anchors.NameOf(anchor, found.Form),
                Soft = Surroundings.IsSoft(scene, found),
                Actor = Surroundings.Actor(scene, found, all),
                Action = Surroundings.Action(scene, found),
                Value = found.Value,
                Track = Surroundings.Track(scene, found),
                Consequence = Surroundings.Consequence(scene, found),
                Readings = found.Readings,
            }
        );
        return rule with { Findings = [.. checks.Of(scene, found, rule).Select(text => text.At(clause, rule.Quote))] };
    }

    private static ReadRule WithDates(FoundRule found, ReadRule rule)
    {
        var (first, last) = (found.First, found.Last);
        return found.Form switch
        {
            ReadForm.Window => rule with
            {
                From = first?.First,
                To = Ended(LastDay(first, last), last),
                TimeFrom = first?.Written.Time,
                // 10月18日9时召开 begins at nine.
                Time = ReferenceEquals(first, last) ? null : EndOf(last),
            },
            ReadForm.By => rule with { Date = Ended(LastDay(first), first), Time = EndOf(first) },
            ReadForm.From => rule with
            {
                Date = found.IsDayAfter ? first?.Last?.PlusDays(1) : first?.First,
                Time = first?.Written.Time,
            },
            ReadForm.Cutoff when last is not null => rule with
            {
                From = first?.First,
                To = last.Last,
                Date = last.Last,
            },
            ReadForm.Cutoff when found.IsDayAfter => rule with { From = first?.Last?.PlusDays(1) },
            ReadForm.Cutoff => rule with { Date = LastDay(first) },
            ReadForm.Vague => rule with { Date = found.Readings.Select(reading => reading.Date).Max() },
            _ => rule,
        };
    }

    /// <summary>3月1日至4月 does not say the last day: it has none.</summary>
    private static LocalDate? LastDay(ReadDate? first, ReadDate? last) =>
        DayChecks.IsOpenEnded(first, last) ? null : LastDay(last);

    /// <summary>What ends at 0:00 of a day ends with the day before.</summary>
    private static LocalDate? Ended(LocalDate? day, ReadDate? date) =>
        date?.Written.Time == Midnight ? day?.PlusDays(-1) : day;

    private static string? EndOf(ReadDate? date) => date?.Written.Time is Midnight ? EndOfDay : date?.Written.Time;

    private static LocalDate? LastDay(ReadDate? date) =>
        date is { Written.Excluded: true, Last: { } day } ? day.PlusDays(-1) : date?.Last;
}
