using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Tests.Support;

/// <summary>An activity as title review writes them: waits with deadlines.</summary>
[Activity("Test.Review", "测试", DisplayName = "审核", Description = "审核一次。")]
[Outcomes("Passed=通过", "Late=逾期")]
public sealed class Review : Activity
{
    [Input(DisplayName = "天数", DefaultValue = 3, IsRequired = false)]
    public Input<int>? Days { get; set; }

    [Input(DisplayName = "种类")]
    public DeadlineKind Kind { get; set; }

    [Input(DisplayName = "截止条款", OptionsProvider = "clauses", IsRequired = true)]
    public Input<IReadOnlyList<string>>? Clauses { get; set; }

    [Output]
    public Output<LocalDate>? Posted { get; set; }

    protected override void Execute(ActivityContext context)
    {
        context.SetStage("review");
        context.Arm(Deadline(context, "due", context.Get(Days)));
        context.Wait("decided");
        context.Wait("moved");
        context.Wait("posted");
        context.Wait("refused");
        context.Wait("broken");
    }

    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        switch (stimulus.Name)
        {
            case Stimulus.DeadlineDueName when Says(stimulus, "void"):
                context.CloseDeadline("due", DeadlineState.Void);
                break;
            case Stimulus.DeadlineDueName when Says(stimulus, "refuse"):
                context.Refuse(new Refusal("floor", "不行", "no"));
                break;
            case Stimulus.DeadlineDueName:
                context.Complete("Late");
                break;
            case "moved":
                context.Move(Deadline(context, "due", 10), "因会议改期");
                break;
            case "posted":
                var date = new LocalDate(2024, 11, 1);
                context.SetAnchor("posted", date);
                context.Set(Posted, date);
                context.CloseDeadline("due", DeadlineState.Met);
                context.Arm(Deadline(context, "due", 5));
                break;
            case "refused":
                context.SetVariable("touched", true);
                context.Refuse(
                    new Refusal("deadline-passed", "已于2024-11-01 24:00截止", "closed") { Clauses = ["TJ24-4.2-i"] }
                );
                break;
            case "broken":
                throw new InvalidOperationException("Something broke.");
            default:
                context.Complete("Passed");
                break;
        }
    }

    private static bool Says(Stimulus stimulus, string what) => stimulus.Payload?.ContainsKey(what) == true;

    private DeadlineRequest Deadline(ActivityContext context, string name, int days) =>
        new()
        {
            Name = name,
            Kind = Kind,
            Due = context.Now + Duration.FromDays(days),
            DueDate = new LocalDate(2024, 10, 8).PlusDays(days),
            Clauses = ["TJ24-4.2-i"],
        };
}
