using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>A step that belongs to the review meeting where it is told to note the outcomes of objections to its results.</summary>
internal interface ITakesObjections : ITrackStep
{
    /// <summary>Whether it is.</summary>
    Input<bool>? TakesObjections { get; }
}
