using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>What all activities of title review have in common: the clauses they come from.</summary>
public abstract class ReviewActivity : Activity
{
    /// <summary>The palette's group.</summary>
    public const string Category = "职称评审";

    /// <summary>The track (批次) of a schedule that the step belongs to, as its window names it; none: all of them.</summary>
    [Input(
        DisplayName = "批次",
        Description = "年度安排分批次（如 高级、中级）的，填申报窗口所写的批次名称；不填为全部批次共用",
        UIHint = "singleline",
        Category = "批次",
        Order = 95
    )]
    [Offers("track")]
    public Input<string>? Track { get; set; }

    /// <summary>The clauses that the step as a whole comes from (D7), e.g. <c>TJ24-4.2-i</c>.</summary>
    [Input(
        DisplayName = "条款",
        Description = "本环节所依据的条款编号，如 TJ24-4.2-i",
        UIHint = "multitext",
        OptionsProvider = "clauses",
        Category = "依据",
        Order = 100
    )]
    public Input<IReadOnlyList<string>>? Clauses { get; set; }

    /// <inheritdoc />
    protected override bool Takes(ActivityContext context, Stimulus stimulus) => EventTracks.IsFor(context, stimulus);

    /// <inheritdoc />
    protected override Refusal? RefuseUntaken(IReadOnlyList<ActivityContext> waiting, Stimulus stimulus) =>
        EventTracks.Refuse(waiting, stimulus);
}
