using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Collects the days, conventions and sentences of one proof.</summary>
internal sealed class ProofBuilder(WorkingCalendar calendar)
{
    private readonly List<ProofStep> steps = [];
    private readonly List<string> conventions = [];
    private readonly List<BilingualText> sentences = [];

    public void Cite(CountingConvention convention)
    {
        if (!conventions.Contains(convention.Id))
            conventions.Add(convention.Id);
    }

    public void Say(string textId, params object?[] values) => sentences.Add(TextCatalogue.Of(textId, values));

    public void Step(LocalDate date, bool counted)
    {
        var fact = calendar.Describe(date);
        steps.Add(ProofStep.Of(fact, counted, counted ? TextId.StepNamedDay : TextId.ProofSkipped, fact.Reason));
    }

    /// <summary>The day counted from, which is not counted.</summary>
    public void Trigger(LocalDate date, string anchor)
    {
        var fact = calendar.Describe(date);
        steps.Add(ProofStep.Of(fact, counted: false, TextId.StepTrigger, fact.Reason, AnchorTexts.Of(anchor)));
    }

    /// <summary>The days from the one next to <paramref name="start"/> through <paramref name="end"/>, as the unit counts them.</summary>
    public void Walk(LocalDate start, LocalDate end, OffsetUnit unit)
    {
        switch (unit)
        {
            case OffsetUnit.WorkingDays:
                steps.AddRange(calendar.Steps(start, end));
                break;
            case OffsetUnit.Months:
                var corresponding = calendar.Describe(end);
                steps.Add(
                    ProofStep.Of(corresponding, counted: true, TextId.StepCorrespondingDay, corresponding.Reason)
                );
                break;
            default:
                WalkDays(start, end);
                break;
        }
    }

    /// <summary>The days a roll passes over, and the working day it reaches.</summary>
    public void Roll(LocalDate from, LocalDate to)
    {
        Cite(CountingConventions.RestDay);
        var forward = to > from;
        Say(
            forward ? TextId.RuleRolledNext : TextId.RuleRolledPrevious,
            from,
            TextCatalogue.Weekday(from),
            to,
            TextCatalogue.Weekday(to)
        );
        for (var day = from; day != to; )
        {
            day = day.PlusDays(forward ? 1 : -1);
            var fact = calendar.Describe(day);
            steps.Add(
                ProofStep.Of(
                    fact,
                    counted: day == to,
                    day == to ? TextId.StepRolledTo : TextId.StepRolledOver,
                    fact.Reason
                )
            );
        }
    }

    public Proof Build()
    {
        Cite(CountingConventions.Calendar);
        Say(TextId.RuleCalendar, calendar.Source.Name, calendar.Version);
        return new Proof(
            steps,
            conventions,
            new BilingualText(
                string.Concat(sentences.Select(sentence => sentence.Chinese)),
                string.Join(' ', sentences.Select(sentence => sentence.English))
            )
        );
    }

    private void WalkDays(LocalDate start, LocalDate end)
    {
        var forward = end > start;
        var number = 0;
        for (var day = start; day != end; )
        {
            day = day.PlusDays(forward ? 1 : -1);
            number++;
            var fact = calendar.Describe(day);
            steps.Add(ProofStep.Of(fact, counted: true, TextId.StepCalendarDay, fact.Reason, number));
        }
    }
}
