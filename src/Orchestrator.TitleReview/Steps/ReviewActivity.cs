using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>What all activities of title review have in common: the clauses they come from.</summary>
public abstract class ReviewActivity : Activity
{
    /// <summary>The palette's group.</summary>
    public const string Category = "职称评审";

    [Input(DisplayName = "条款", Description = "本环节所依据的条款编号，如 TJ24-4.2-i", UIHint = "multitext", OptionsProvider = "clauses", Category = "依据", Order = 100)]
    public Input<IReadOnlyList<string>>? Clauses { get; set; }
}
