using Orchestrator.Calendars;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>What has to be there before a meeting may open; nobody can open it without.</summary>
/// <param name="PrepareBy">The last day to report the plan; null when the notice sets none.</param>
/// <param name="DrawBy">The last day of the draw; null when the notice sets none.</param>
/// <param name="Clauses">Where they come from.</param>
/// <param name="OnlineClauses">Where the controls of an online review come from.</param>
internal sealed record MeetingGates(
    DateRule? PrepareBy,
    DateRule? DrawBy,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> OnlineClauses
)
{
    /// <summary>The dates of what has to be done before.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = MeetingPreparations.Usual;

    /// <summary>Why the meeting may not open; null when it may.</summary>
    public Refusal? Refuse(ActivityContext context, MeetingOpened opening)
    {
        if (context.Anchor(AnchorNames.Meeting) is not { } day)
            return Refusals.NotYet("评审会议日期尚未确定", "The meeting's day is not fixed yet", Clauses);
        if (context.Today() < day)
            return Refusals.NotYetOpen("评审会议", "The meeting", ChinaTime.At(day, DeadlineTime.StartOfDay), []);
        if (context.Anchor(AnchorNames.CommitteeValidUntil) is { } validUntil && context.Today() > validUntil)
        {
            return Refusals.NotAllowed(
                "committee-expired",
                "评委会核准备案已到期，须重新核准备案",
                "The committee's approval has expired; it has to be renewed",
                Clauses
            );
        }
        if (Unprepared(context) is { } what)
        {
            return Refusals.Floor(
                $"会议召开前须按时完成{what}，请改期",
                "The preparations were not done in time; move the meeting",
                Clauses
            );
        }

        if (context.Draw() is null)
            return Refusals.NotYet("评审专家尚未抽取", "No experts have been drawn", Clauses);
        if (opening.DeclarationsSigned != true)
        {
            return Refusals.NotYet(
                "专家签署回避与保密承诺后方可开会",
                "The experts have to sign their declarations first (\"declarationsSigned\")",
                []
            );
        }

        return opening.Mode == "online" ? RefuseOnline(opening.Controls, OnlineClauses) : null;
    }

    private string? Unprepared(ActivityContext context)
    {
        return
            Preparations.FirstOrDefault(anchor =>
                IsMissing(anchor, anchor == AnchorNames.DrawPerformed ? DrawBy : PrepareBy)
            )
                is { } missing
            ? MeetingPreparations.Chinese(missing)
            : null;

        bool IsMissing(string anchor, DateRule? by) =>
            context.Anchor(anchor) is not { } done || (by is not null && !(done <= context.DueOf(by)?.Date));
    }

    private static Refusal? RefuseOnline(OnlineControls? controls, IReadOnlyList<string> clauses)
    {
        var missing = new List<string>();
        if (controls?.Commitments != true)
            missing.Add("评委在线承诺");
        if (controls?.Endorsements != true)
            missing.Add("评审意见在线背书");
        if (controls?.Supervision != true)
            missing.Add("评审过程在线监督");
        if (controls?.CrossInspection != true)
            missing.Add("交叉巡查");
        return missing.Count == 0
            ? null
            : Refusals.NotAllowed(
                "online-controls",
                $"线上评审须落实：{string.Join("、", missing)}",
                "An online review needs commitments, endorsed opinions, supervision and cross-inspection (\"controls\")",
                clauses
            );
    }
}
