using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>A workflow input that a draft may need.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Elsa's alias of its type, e.g. <c>Int32</c>.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Default">The recommended value; null: none.</param>
internal sealed record TemplateInput(
    string Name,
    string Type,
    string DisplayName,
    string Description,
    JsonNode? Default = null
);
