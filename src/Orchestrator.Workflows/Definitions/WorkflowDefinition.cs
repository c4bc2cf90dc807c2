using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>
/// A workflow definition in Elsa 3's JSON format. Nothing of the file is lost: <see cref="Json"/> keeps members this
/// model does not know.
/// </summary>
public sealed class WorkflowDefinition
{
    /// <summary>Id of this version.</summary>
    public required string Id { get; init; }

    /// <summary>The stable id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>One or two sentences for people; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>From 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Elsa's: no higher version exists. As the file says; the server keeps its own record.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Elsa's: the version in force. As the file says; the server keeps its own record.</summary>
    public bool IsPublished { get; init; }

    /// <summary>The workflow's own variables; containers have theirs in <see cref="Root"/>.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>What a start may give.</summary>
    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];

    /// <summary>What an instance declares to give.</summary>
    public IReadOnlyList<OutputDefinition> Outputs { get; init; } = [];

    /// <summary>Outcomes it has when it is used as an activity; empty means <c>Done</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Elsa's options: incident strategy, use as an activity.</summary>
    public required WorkflowOptions Options { get; init; }

    /// <summary>The outermost activity.</summary>
    public required ActivityNode Root { get; init; }

    /// <summary>The file as read. Treat it as read-only.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>A value of the definition's <c>customProperties</c>; null when absent.</summary>
    public JsonNode? Custom(string name) => Json["customProperties"] is JsonObject custom ? custom[name] : null;

    /// <summary>
    /// SHA-256 (lower-case hex) of what the definition means: independent of layout, of the order of activities and
    /// of publication.
    /// </summary>
    public string ContentHash => _hash ??= CanonicalForm.Hash(this, includingLayout: false);

    private string? _hash;
}
