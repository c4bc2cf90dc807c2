using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Exams;

/// <summary>专业考试 of one application, where its plan has one.</summary>
[Activity("TitleReview.TakeExam", Category, DisplayName = "专业考试", Description = "设专业考试的，记录成绩；不合格或缺考的不能进入评审。")]
[Outcomes("Passed=合格或不需考试", "Failed=不合格")]
public sealed class TakeExam : ReviewActivity
{
    [Input(DisplayName = "设专业考试", UIHint = "checkbox", DefaultValue = false, Order = 1)]
    public Input<bool>? Required { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (!context.Get(Required))
        {
            context.Complete("Passed");
            return;
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
}
