using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Exams;

/// <summary>
/// 专业考试 of one application, where its plan has one; where it is for some only, those whose facts break one of the
/// rules sit it.
/// </summary>
[Activity(
    "TitleReview.TakeExam",
    Category,
    DisplayName = "专业考试",
    Description = "设专业考试的，记录成绩；不合格或缺考的不能进入评审。"
)]
[Outcomes("Passed=合格或不需考试", "Failed=不合格")]
[Needs(ReviewEvents.OfficeDecided, typeof(ApplicationFacts))]
public sealed class TakeExam : ReviewActivity, IOutlined
{
    private const string Gate = "exam";

    /// <summary>Whether this cycle has an exam; false, the default: the application passes at once.</summary>
    [Input(DisplayName = "设专业考试", UIHint = "checkbox", DefaultValue = false, Order = 1)]
    public Input<bool>? Required { get; set; }

    /// <summary>
    /// Gate rules of the gate <c>exam</c>: who keeps them all need not sit it. Null: everybody sits it.
    /// </summary>
    [Input(
        DisplayName = "免考条件",
        Description = "不符合其中任何一条的须参加考试；不填的，全部参加",
        UIHint = "json-editor",
        Order = 2
    )]
    public Input<GateRules>? Rules { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (!context.Get(Required))
        {
            context.Complete("Passed");
            return;
        }

        if (context.Get(Rules) is { } rules && context.Environment.Find<ApplicationFacts>() is { } facts)
        {
            var findings = rules.Check(Gate, GateFacts.Of(facts.Payload, context.Today(), records: null), []);
            if (findings.Count == 0)
            {
                context.Complete("Passed");
                return;
            }

            context.Journal(
                "ExamNeeded",
                $"须参加专业考试：{string.Join("；", findings.Select(finding => finding.Chinese))}"
            );
        }

        context.SetStage(Stages.Exam);
        context.Wait(ReviewEvents.ExamRecorded);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<ExamRecorded>(stimulus) is not { } exam)
            return;
        context.Journal("ExamRecorded", exam.Passed ? "专业考试合格" : "专业考试不合格");
        context.Complete(exam.Passed ? "Passed" : "Failed");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith(
            "Passed",
            step.Is(Required) && step.Get(Rules) is null ? [Signal.Event(ReviewEvents.ExamRecorded)] : []
        );
        if (step.MayBe(Required))
            step.EndsWith("Failed", Signal.Event(ReviewEvents.ExamRecorded));
    }
}
