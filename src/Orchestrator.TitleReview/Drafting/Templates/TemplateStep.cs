using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>A step of the national procedure, or a place between steps where reports of the notice go.</summary>
internal sealed record TemplateStep
{
    /// <summary>The activity's id, or the place's name.</summary>
    public required string Id { get; init; }

    /// <summary>The activity's type; null: a place for reports, never drawn itself.</summary>
    public string? Type { get; init; }

    /// <summary>What people read on it.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it comes after: a step, or a step and the port it is left by (<c>Publish.Nothing</c>).</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What leads back to it.</summary>
    public IReadOnlyList<string> Back { get; init; } = [];

    /// <summary>Whether it waits for all that comes before it.</summary>
    public bool Merge { get; init; }

    /// <summary>Of a place: whether its reports go on side by side.</summary>
    public bool Parallel { get; init; }

    /// <summary>The port that the year goes on by where the step is left out.</summary>
    public string Onward { get; init; } = "Done";

    /// <summary>When it is drawn; null: always.</summary>
    public WhenDrawn? When { get; init; }

    /// <summary>
    /// Inputs: values, <c>=name</c> of a workflow input, <c>@…</c> of what was placed; null: none.
    /// </summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Further inputs where another step is drawn too.</summary>
    public IReadOnlyDictionary<string, JsonObject> With { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>Inputs that repeat what was placed elsewhere, e.g. <c>drawBy</c>: <c>DrawExperts.due</c>.</summary>
    public IReadOnlyDictionary<string, string> Copies { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it fixes the day of the meeting, within the days that the notice gives for it.</summary>
    public bool Meeting { get; init; }

    /// <summary>The final stage of an application; null: none.</summary>
    public string? Stage { get; init; }

    /// <summary>The national clauses that it rests on where the notice says nothing.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
}
