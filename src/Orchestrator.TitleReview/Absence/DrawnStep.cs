using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.TitleReview.Absence;

/// <summary>An activity as it is drawn: what it says of itself, and the arrows at it.</summary>
/// <param name="Flow">The definition it is drawn in.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Node">As written.</param>
/// <param name="Outline">What it says of itself; an activity of no title review says nothing and may end by any arrow.</param>
internal sealed record DrawnStep(DrawnFlow Flow, Activity Activity, ActivityNode Node, StepOutline Outline)
{
    public string Id => Activity.Id;

    /// <summary>What people call it.</summary>
    public string Text => Activity.DisplayText;

    /// <summary>Arrows that leave it.</summary>
    public List<DrawnArrow> Out { get; } = [];

    /// <summary>Arrows that lead forward into it.</summary>
    public List<DrawnArrow> In { get; } = [];

    /// <summary>Which of the arrows into it have to be followed before it begins.</summary>
    public FlowJoinMode Arrival { get; } = JoinedArrows.Of(Flow.Plan, Activity);

    /// <summary>Whether it speaks for itself.</summary>
    public bool IsOutlined => Activity is IOutlined;
}
