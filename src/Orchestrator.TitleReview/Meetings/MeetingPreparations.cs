using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>What has to be done before a meeting, by the anchor that says it is done.</summary>
internal static class MeetingPreparations
{
    private static readonly Dictionary<string, (string Chinese, string English)> Names = new()
    {
        [AnchorNames.MeetingPlanReported] = ("上报评审计划", "report the review plan"),
        [AnchorNames.InterviewsCalled] = ("通知答辩人员", "tell those who are interviewed"),
        [AnchorNames.DrawPerformed] = ("专家抽取", "draw the experts"),
    };

    /// <summary>What a definition means that names none.</summary>
    public static IReadOnlyList<string> Usual { get; } = [AnchorNames.MeetingPlanReported, AnchorNames.DrawPerformed];

    /// <summary>What people call it; that of its date when it is none of the usual.</summary>
    public static string Chinese(string anchor) =>
        Names.TryGetValue(anchor, out var name) ? name.Chinese : EventNames.Of(anchor).Chinese;

    /// <summary>The same in English, after "one had to".</summary>
    public static string English(string anchor) =>
        Names.TryGetValue(anchor, out var name) ? name.English : EventNames.Of(anchor).English;
}
