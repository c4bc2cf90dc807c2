using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reports;

/// <summary>报送职称数据 within so many working days of what completes the year's work; late reports are recorded as late.</summary>
[Activity("TitleReview.ReportData", Category, DisplayName = "报送职称数据", Description = "当年评审工作完成后，按规范格式、规定程序及时报送职称评审数据。")]
[Outcomes("Done=已报送")]
public sealed class ReportData : ReviewActivity, IPlanned
{
    private const string DueName = "due";

    [Input(DisplayName = "起算日期", Description = "标志当年评审工作完成的日期", UIHint = "singleline", OptionsProvider = "anchors", DefaultValue = AnchorNames.Published, Order = 1)]
    public Input<string>? After { get; set; }

    [Input(DisplayName = "报送工作日数", Description = "起算日期之后多少个工作日内；“及时”的，推荐10个", UIHint = "singleline", DefaultValue = 10, Order = 2)]
    public Input<int>? WorkingDays { get; set; }

    [Input(DisplayName = "报送时限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    [Input(DisplayName = "责任方", UIHint = "singleline", OptionsProvider = "roles", DefaultValue = Roles.Office, Order = 4)]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.DataReported);
        ClockOf(context).Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock.Follow(stimulus))
            return;
        if (clock.IsDeadline(stimulus))
        {
            clock.Decide();
            context.Journal("DataOverdue", "职称评审数据逾期未报送");
        }
        else if (stimulus.Name == ReviewEvents.DataReported && context.Read<DataReported>(stimulus) is { } report)
        {
            Report(context, report, clock);
        }
    }

    private void Report(ActivityContext context, DataReported report, StepClock clock)
    {
        if (clock.Due is null)
        {
            context.Refuse(Refusals.NotYet("当年评审工作完成后方可报送数据", "The data are reported when the year's review is done", context.ClausesOf(DueClauses, Clauses)));
            return;
        }

        var late = clock.IsOver;
        clock.Meet();
        context.SetAnchor(AnchorNames.DataReported, context.Today());
        context.Journal(late ? "DataReportedLate" : "DataReported", $"职称评审数据{(late ? "逾期" : "已")}报送{(report.Records is { } records ? $"（{records}条）" : "")}");
        context.Complete();
    }

    private StepClock ClockOf(ActivityContext context) => new(
        context, DueName, RuleOf(context.Get(After)!, context.Get(WorkingDays)), new StepTerms(DeadlineKind.Statutory, context.Get(Role), context.ClausesOf(DueClauses, Clauses)));

    private static AfterRule RuleOf(string anchor, int workingDays) =>
        new() { Anchor = anchor, Amount = Math.Max(1, workingDays), Unit = OffsetUnit.WorkingDays };

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var rule = RuleOf(plan.Get(After, AnchorNames.Published)!, plan.Get(WorkingDays, declared: 10));
        plan.Due("", rule, "deadline", plan.Get(Role, Roles.Office), plan.List(DueClauses, Clauses));
    }
}
