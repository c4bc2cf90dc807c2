using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Cases.Moves;

/// <summary>What whoever approves an early closing has to know of it.</summary>
/// <param name="cycle">The cycle.</param>
/// <param name="schedule">Its schedule.</param>
/// <param name="book">The calendars.</param>
/// <param name="notices">The notices, for the sentences that are contradicted.</param>
internal sealed class EarlyClosingFindings(Cycle cycle, WorkflowPlan schedule, CalendarBook book, NoticeBook notices)
{
    /// <summary>Who may still apply and what becomes of drafts; each closing that the notice states otherwise.</summary>
    /// <param name="closing">What closes.</param>
    /// <param name="before">The cycle's dates until now.</param>
    public IEnumerable<MoveFinding> Of(EarlyClosing closing, IReadOnlyDictionary<string, LocalDate> before)
    {
        var from = Iso(closing.Last.PlusDays(1));
        var of = closing.Tracks.Count == 0 ? "" : $"（{string.Join("、", closing.Tracks)}）";
        yield return new MoveFinding(
            "intake-ends",
            Refuses: false,
            $"自{from}起不再受理新的申报{of}，申报平台中尚未提交的草稿不能再提交；已提交和退回补正的申报按各自原有期限继续办理。",
            $"From {from} on no new application is taken{of}, and a draft at a portal cannot be submitted any more; those "
                + "submitted or returned for correction go on by their own dates.",
            []
        );
        var stated = Stated(closing, before);
        foreach (var (name, day) in closing.Closings)
        {
            if (stated.TryGetValue(name, out var written) && day < written)
                yield return BelowNotice(name, day, written);
        }
    }

    /// <summary>The cycle's dates as the notice states them: those that close early by their own rules.</summary>
    private IReadOnlyDictionary<string, LocalDate> Stated(
        EarlyClosing closing,
        IReadOnlyDictionary<string, LocalDate> before
    ) =>
        new SchedulePlanner(book, _ => null, notices)
            .Plan(
                schedule,
                before
                    .Where(date => !closing.Dates.ContainsKey(date.Key) && date.Key != AnchorNames.ApplyCloses)
                    .ToDictionary(date => date.Key, date => date.Value),
                JsonNode.Parse(cycle.Options)!.AsObject(),
                cycle.CalendarRegion
            )
            .Anchors;

    private MoveFinding BelowNotice(string name, LocalDate day, LocalDate written)
    {
        var date = MovableDates.Of(schedule).First(known => known.Name == name);
        var sentences = date.Clauses.Select(notices.Find).OfType<Clause>().ToList();
        var quoted = string.Concat(sentences.Select(clause => $"{clause.Id}“{clause.Sentence}”"));
        return new MoveFinding(
            "below-notice",
            Refuses: false,
            $"与通知矛盾：{date.Label}改为{Iso(day)}，早于通知规定的{Iso(written)}。"
                + (quoted.Length == 0 ? "" : $"通知原文：{quoted}"),
            $"Against the notice: the closing becomes {Iso(day)}, before {Iso(written)} as the notice states."
                + (quoted.Length == 0 ? "" : $" Its words: {quoted}"),
            date.Clauses
        );
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
