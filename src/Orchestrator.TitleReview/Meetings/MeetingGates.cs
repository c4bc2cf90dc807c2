using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>What has to be there before a meeting may open; nobody can open it without.</summary>
internal static class MeetingGates
{
    /// <summary>Why the meeting may not open; null when it may.</summary>
    public static Refusal? Refuse(
        ActivityContext context, MeetingOpened opening, DateRule? prepareBy, IReadOnlyList<string>? preparations, IReadOnlyList<string> clauses, IReadOnlyList<string> onlineClauses)
    {
        var day = context.Environment.Anchors[AnchorNames.Meeting];
        if (context.Today() < day)
            return Refusals.NotYetOpen("评审会议", "The meeting", ChinaTime.At(day, DeadlineTime.StartOfDay), []);
        if (context.Anchor(AnchorNames.CommitteeValidUntil) is { } validUntil && context.Today() > validUntil)
            return Refusals.NotAllowed("committee-expired", "评委会核准备案已到期，须重新核准备案", "The committee's approval has expired; it has to be renewed", clauses);
        if (Unprepared(context, prepareBy, preparations ?? MeetingPreparations.Usual) is { } what)
        {
            return Refusals.Floor(
                $"会议召开前须按时完成{what}，请改期", "The preparations were not done in time; move the meeting", clauses);
        }

        if (context.Draw() is null)
            return Refusals.NotYet("评审专家尚未抽取", "No experts have been drawn", clauses);
        if (opening.DeclarationsSigned != true)
        {
            return Refusals.NotYet(
                "专家签署回避与保密承诺后方可开会（declarationsSigned）", "The experts have to sign their declarations first (\"declarationsSigned\")", []);
        }

        return opening.Mode == "online" ? RefuseOnline(opening.Controls, onlineClauses) : null;
    }

    private static string? Unprepared(ActivityContext context, DateRule? prepareBy, IReadOnlyList<string> preparations)
    {
        LocalDate? latest = prepareBy is null ? null : context.Dates().FindDue(prepareBy, context.Environment.Anchors).Value.Date;
        return preparations.FirstOrDefault(IsMissing) is { } missing ? MeetingPreparations.Chinese(missing) : null;

        bool IsMissing(string anchor) => context.Anchor(anchor) is not { } done || done > latest;
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
                clauses);
    }
}
