using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>公布评审结果: of those without an open objection; the others follow in further batches (分批).</summary>
[Activity("TitleReview.PublishResults", Category, DisplayName = "公布评审结果", Description = "公示无异议的，公布评审结果；有异议的核查后分批公布。")]
[Outcomes("Done=已公布", "Nothing=无须再公布")]
public sealed class PublishResults : ResultBatchActivity, IPlanned
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Publishing);
        context.WaitForAll(ReviewEvents.ResultPublished, ReviewEvents.ObjectionResolved);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Name == ReviewEvents.ResultPublished && context.Read<ResultPublished>(stimulus) is not null)
            Publish(context);
        else if (stimulus.Name == ReviewEvents.ObjectionResolved && context.Read<ObjectionResolved>(stimulus) is { } resolution)
            Resolve(context, resolution);
    }

    private void Publish(ActivityContext context)
    {
        if (!TakeBatch(context, out var book))
            return;
        if (IsFirst(context))
            context.SetAnchor(AnchorNames.Published, context.Today());
        context.Journal("ResultPublished", book.Open.Count == 0 ? "公布评审结果" : $"公布评审结果，{book.Open.Count}项异议核查中，有关人员暂缓");
        context.Send(new StimulusToApplications(new Stimulus(ReviewEvents.ResultPublished)));
        context.Complete();
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var rule = new AfterRule { Anchor = AnchorNames.PublicityEnds, Amount = 1, Unit = OffsetUnit.Days };
        if (plan.Opening("", rule, Roles.Office, plan.List(Clauses)) is { } opening)
            plan.StateDefault(AnchorNames.Published, opening.Date);
        plan.Conditions.AtLeast(AnchorNames.Published, rule, Because.Order(plan.List(Clauses)));
        plan.Conditions.Runs(AnchorNames.Published, AnchorNames.Published);
    }
}
