using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>
/// 回避与补充抽取: an expert who drops out is replaced by the next lot of the same draw, never by hand. Inside the days before the
/// meeting in which no draw should be needed any more, the supplement is flagged and the title office is told (TJ24-4.3-d, note).
/// </summary>
[Activity(
    "TitleReview.ReplaceExperts",
    Category,
    DisplayName = "回避与补充抽取",
    Description = "专家回避或不能参加的，按原抽取的随机顺序递补；会前期限内的补充抽取留痕并告知市职称办。"
)]
[Outcomes("Done=评审结束")]
[Needs(ReviewEvents.DrawRecused, typeof(ExpertPool), typeof(MeetingAgenda))]
public sealed class ReplaceExperts : ReviewActivity, IMeetingStep, IOutlined
{
    /// <summary>
    /// Last day of the draw; a supplement after it is flagged and told to the title office. Null: none.
    /// </summary>
    [Input(DisplayName = "抽取最晚日", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? DrawBy { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) =>
        context.WaitForAll(ReviewEvents.DrawRecused, ReviewEvents.AnchorsChanged);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Name == ReviewEvents.DrawRecused)
            Replace(context, stimulus);
        else if (context.Anchor(AnchorNames.VotingOpened) is not null)
            context.Complete();
    }

    private void Replace(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<DrawRecused>(stimulus) is not { } recused || context.Draw() is not { } record)
            return;
        if (!record.Committee.Contains(recused.Expert, StringComparer.Ordinal))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-drawn",
                    $"专家{recused.Expert}不在本次抽取名单中",
                    $"Expert {recused.Expert} was not drawn"
                )
            );
            return;
        }

        List<string> staying = [.. record.Committee.Where(code => code != recused.Expert)];
        List<string> dropped = [.. record.Dropped, recused.Expert];
        var eligible = EligibleExperts.Of(
            context.Environment.Require<ExpertPool>(),
            context.Of(context.Environment.Require<MeetingAgenda>()),
            record.Terms
        );
        var supplement = ExpertDraw.With(record.Seed, eligible, record.Terms).Supplement(staying, dropped) ?? [];
        context.Keep(record with { Committee = [.. staying, .. supplement], Dropped = dropped });
        Tell(context, recused, supplement);
    }

    private void Tell(ActivityContext context, DrawRecused recused, IReadOnlyList<string> supplement)
    {
        var isLate =
            context.Get(DrawBy) is { } rule
            && context.Dates().FindDue(rule, context.Anchors()).TryGet(out var due)
            && context.Now >= due.Due;
        var data = new JsonObject
        {
            ["expert"] = recused.Expert,
            ["reason"] = recused.Reason,
            ["supplement"] = new JsonArray([.. supplement.Select(code => (JsonNode)code)]),
            ["insidePeriod"] = isLate,
        };
        context.Journal(
            supplement.Count > 0 ? "ExpertReplaced" : "ExpertNotReplaced",
            supplement.Count > 0 ? "专家回避，按随机顺序补充抽取" : "专家回避，无合适专家可补充",
            data
        );
        foreach (var code in supplement)
            context.Notify(new Notice("F-01", Roles.Expert, code, []));
        if (isLate)
            context.Notify(new Notice("G-03", Roles.TitleOffice, null, data.DeepClone().AsObject()));
        if (supplement.Count == 0)
            context.Notify(new Notice("B-10", Roles.Office, null, []));
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.Listens().MayEndWith("Done", Signal.Date(AnchorNames.VotingOpened));
}
