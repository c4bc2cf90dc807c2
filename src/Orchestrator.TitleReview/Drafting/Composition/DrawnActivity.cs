using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>An activity of the draft, before it is written as Elsa writes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Text">What people read.</param>
internal sealed record DrawnActivity(string Id, string Type, string Text)
{
    /// <summary>Inputs: values, or <c>=name</c> of a workflow input.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Whether it waits for all that comes before it.</summary>
    public bool Merge { get; init; }
}
