using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>评审结果公示 as one application sees it: it waits for the days to run out and for its own objections, for nobody else's.</summary>
[Activity(
    "TitleReview.AwaitResultPublicity",
    Category,
    DisplayName = "评审结果公示",
    Description = "等待公示期满；对本人的异议核查完毕前暂缓，属实的取消。"
)]
[Outcomes("Clear=无异议", "Upheld=异议属实")]
public sealed class AwaitResultPublicity : ReviewActivity, IOutlined
{
    private const string Open = "open";
    private const string Elapsed = "elapsed";

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.ResultPublicity);
        context.WaitForAll(ReviewEvents.ResultPosted, ReviewEvents.ResultElapsed, ReviewEvents.ResultObjection);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.ResultPosted:
                context.Journal("ResultPosted", "评审结果已公示");
                context.Send(new Notice("E-07", Roles.Applicant, null, stimulus.Payload?.DeepClone().AsObject() ?? []));
                break;
            case ReviewEvents.ResultElapsed:
                context.SetProperty(Elapsed, true);
                break;
            case ReviewEvents.ResultObjection when context.Read<ResultObjection>(stimulus) is { } objection:
                Note(context, objection);
                break;
        }

        if (context.GetProperty<bool>(Elapsed) && OpenObjections(context).Count == 0)
            context.Complete("Clear");
    }

    private static void Note(ActivityContext context, ResultObjection objection)
    {
        var open = OpenObjections(context);
        if (objection.State == "raised")
            open.Add(objection.Objection);
        else if (objection.State == "dismissed")
            open.Remove(objection.Objection);
        context.SetProperty(Open, open.Count == 0 ? null : open);
        context.Journal(
            "Objection",
            $"异议{objection.Objection}：{(objection.State == "raised" ? "核查中" : objection.State == "upheld" ? "属实" : "不属实")}"
        );
        if (objection.State == "upheld")
            context.Complete("Upheld");
    }

    private static List<string> OpenObjections(ActivityContext context) =>
        context.GetProperty<List<string>>(Open) is { } kept ? [.. kept] : [];

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.EndsWith("Clear", Signal.Told(ReviewEvents.ResultElapsed))
            .EndsWith("Upheld", Signal.Told(ReviewEvents.ResultObjection));
}
