using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// Everything waited for has a sender: a step that states the date or tells the applications, and that is reached
/// itself.
/// </summary>
internal static class Senders
{
    /// <summary>What nobody sends, states or listens to.</summary>
    public static IEnumerable<AbsenceFinding> Check(YearRun year, IReadOnlyList<DrawnFlow> flows)
    {
        if (year.Schedule is not { } schedule)
            yield break;
        var steps = flows.SelectMany(flow => flow.Steps).ToList();
        foreach (var step in steps.Where(step => step.IsOutlined))
        {
            foreach (
                var missing in step
                    .Outline.Ends.Where(end => !end.IsByChance)
                    .SelectMany(end => end.Needs)
                    .Distinct()
                    .Where(signal => !year.IsSent(step, signal))
            )
            {
                yield return Unsent(step, missing, steps);
            }
            foreach (
                var missing in DateAnchors
                    .Of(step)
                    .Where(name => !step.Outline.Own.Contains(name) && !year.IsSent(step, Signal.Date(name)))
            )
            {
                yield return Unstated(step, missing, steps);
            }
            foreach (
                var (name, what) in step.Outline.Watched.Where(watched => !year.IsSent(step, Signal.Date(watched.Name)))
            )
            {
                yield return NeverStated(step, name, what);
            }
        }

        if (flows.FirstOrDefault(flow => flow != schedule) is { } application)
        {
            foreach (
                var unheard in schedule
                    .Steps.Where(year.Ends)
                    .SelectMany(step => step.Outline.Told.Intersect(Listened).Select(told => (Step: step, Told: told)))
                    .Where(pair => IsToldTo(pair.Step, application))
                    .DistinctBy(pair => pair.Told)
            )
            {
                if (
                    !application.Steps.Any(step =>
                        step.Outline.Ends.Any(end => end.Needs.Contains(Signal.Told(unheard.Told)))
                    )
                )
                {
                    yield return Unheard(unheard.Step, application, Signal.Told(unheard.Told));
                }
            }
        }
    }

    /// <summary>What the cycle tells and every application has a step for.</summary>
    private static readonly string[] Listened =
    [
        Events.ReviewEvents.ReviewDecided,
        Events.ReviewEvents.ResultElapsed,
        Events.ReviewEvents.ResultPublished,
        Events.ReviewEvents.ResultConfirmed,
        Events.ReviewEvents.CertificateIssued,
    ];

    /// <summary>What a step of one track tells is not for applications of another.</summary>
    private static bool IsToldTo(DrawnStep step, DrawnFlow application) =>
        step.Activity is not ITrackStep
        || step.Outline.Track is not { } track
        || application.Track is not { } of
        || of.Key == track;

    private static AbsenceFinding Unsent(DrawnStep step, Signal signal, List<DrawnStep> steps)
    {
        var isOfTrack =
            signal.Kind == SignalKind.Date || steps.Exists(other => other.Activity is IMeetingStep && IsOfTrack(other));
        var name = AbsenceWords.Of(signal, isOfTrack ? step.Outline.Track : null);
        var late = Late(signal, steps, step);
        return new AbsenceFinding(
            step.Flow.Plan.DefinitionId,
            step.Id,
            "nobody-sends",
            step.Outline.IsOptional ? Workflows.Validation.Severity.Warning : Workflows.Validation.Severity.Error,
            Clause(step),
            late is null
                ? $"“{step.Text}”等待{name.Chinese}，但没有任何环节给出，流程到此停滞。请加上给出它的环节。"
                : $"“{step.Text}”等待{name.Chinese}，而给出它的“{late}”到不了或不会结束，流程到此停滞。请先接通“{late}”。",
            late is null
                ? $"\"{step.Text}\" waits for {name.English}, which nothing gives: all stops here. Add the step that gives it."
                : $"\"{step.Text}\" waits for {name.English}, and \"{late}\", which gives it, is never reached or never "
                    + $"ends: all stops here. Connect \"{late}\" first."
        );
    }

    private static AbsenceFinding Unstated(DrawnStep step, string anchor, List<DrawnStep> steps)
    {
        var (name, late) = (
            AbsenceWords.Of(Signal.Date(anchor), step.Outline.Track),
            Late(Signal.Date(anchor), steps, step)
        );
        return new AbsenceFinding(
            step.Flow.Plan.DefinitionId,
            step.Id,
            "unstated-date",
            Workflows.Validation.Severity.Error,
            Clause(step),
            $"“{step.Text}”的时间由{name.Chinese}起算，{(late is null ? "但没有任何环节给出该日期" : $"而给出它的“{late}”到不了，或要等这个时间本身")}："
                + "期限永远不会开始，也不会有提醒。请加上给出它的环节，或改用别的起算日期。",
            $"\"{step.Text}\" counts from {name.English}, "
                + (
                    late is null
                        ? "which nothing states"
                        : $"and \"{late}\", which states it, is never reached, or waits for this very time"
                )
                + ": the clock never starts and nobody is reminded. Add the step that states it, or count from another "
                + "date."
        );
    }

    private static AbsenceFinding NeverStated(DrawnStep step, string anchor, string what)
    {
        var name = AbsenceWords.Of(Signal.Date(anchor), step.Outline.Track);
        return new AbsenceFinding(
            step.Flow.Plan.DefinitionId,
            step.Id,
            "never-stated",
            Workflows.Validation.Severity.Error,
            Clause(step),
            $"“{step.Text}”的{what}{name.Chinese}没有任何环节给出，该环节起不了作用。请加上给出它的环节，或改填别的日期。",
            $"\"{step.Text}\" looks for {name.English}, which nothing states; it can never do its work. Add the "
                + "step that states it, or name another date."
        );
    }

    private static AbsenceFinding Unheard(DrawnStep step, DrawnFlow application, Signal signal)
    {
        var name = AbsenceWords.Of(signal, track: null);
        return new AbsenceFinding(
            application.Plan.DefinitionId,
            null,
            "nobody-listens",
            Workflows.Validation.Severity.Error,
            Clause(step),
            $"年度安排的“{step.Text}”会发出{name.Chinese}，但申报流程没有环节接收，申报不会因此继续。请在申报流程中加上接收它的环节。",
            $"\"{step.Text}\" of the schedule gives {name.English}, and no step of the application takes it; no "
                + "application goes on by it. Add that step to the application definition."
        );
    }

    /// <summary>The step that would send it if it were reached; null when none is drawn.</summary>
    private static string? Late(Signal signal, List<DrawnStep> steps, DrawnStep waiting) =>
        steps
            .FirstOrDefault(step =>
                step != waiting
                && (
                    signal.Kind == SignalKind.Date
                        ? step.Outline.Stated.Any(date =>
                            date.Name == signal.Name || date.Name == TrackNames.Of(signal.Name, waiting.Outline.Track)
                        )
                        : step.Outline.Told.Contains(signal.Name)
                            && (!IsOfTrack(step) || step.Outline.Track == waiting.Outline.Track)
                )
            )
            ?.Text;

    private static bool IsOfTrack(DrawnStep step) => step.Activity is ITrackStep && step.Outline.Track is not null;

    private static string? Clause(DrawnStep step) =>
        step.Outline.Get((step.Activity as Steps.ReviewActivity)?.Clauses) is [var clause, ..] ? clause : null;
}
