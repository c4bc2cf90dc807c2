using System.Text.Json.Nodes;

namespace Orchestrator.Server.Trials;

/// <summary>What the trial process is asked to do, one line of JSON: a definition, or a document.</summary>
internal sealed record TrialRequest
{
    /// <summary>Elsa 3 JSON.</summary>
    public string? Definition { get; init; }

    /// <summary>Definitions that it may use; null: it is validated and not played.</summary>
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>Workflow inputs by name.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>Path of a document whose text is to be read; the answer is a <c>DocumentText</c>.</summary>
    public string? Document { get; init; }
}
