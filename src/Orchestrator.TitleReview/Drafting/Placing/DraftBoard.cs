using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Drafts;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>What the rules of a notice have become, before a definition is drawn of it.</summary>
internal sealed class DraftBoard
{
    private readonly Dictionary<string, BoardStep> steps = new(StringComparer.Ordinal);

    /// <summary>Steps of the notice's own, in order.</summary>
    public List<OwnStep> Own { get; } = [];

    /// <summary>The days of the windows.</summary>
    public List<WindowDay> Days { get; } = [];

    /// <summary>Values of workflow inputs that the notice states.</summary>
    public Dictionary<string, JsonNode?> Defaults { get; } = new(StringComparer.Ordinal);

    /// <summary>Workflow inputs that hold how a phrase is read: name, displayed name, description, value.</summary>
    public List<ReadingInput> Readings { get; } = [];

    /// <summary>Each rule with its step.</summary>
    public List<PlacedRule> Placed { get; } = [];

    /// <summary>The rules without one.</summary>
    public List<UnplacedRule> Unplaced { get; } = [];

    /// <summary>What is left open.</summary>
    public List<DraftDecision> Decisions { get; } = [];

    /// <summary>What was placed on a step of the template; null: nothing.</summary>
    public BoardStep? Find(string id) => steps.GetValueOrDefault(id);

    /// <summary>The step of the template, from now on drawn.</summary>
    public BoardStep Get(string id)
    {
        if (!steps.TryGetValue(id, out var step))
            steps.Add(id, step = new BoardStep(id));
        return step;
    }
}
