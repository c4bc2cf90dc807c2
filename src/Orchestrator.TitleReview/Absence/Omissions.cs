using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// What a definition says it leaves out on purpose: <c>customProperties.titleReview.omits</c>, a list of <c>step</c> (a type such as
/// <c>EmployerPublicity</c>) and <c>reason</c>. Without a reason it is no omission but an oversight.
/// </summary>
internal static class Omissions
{
    /// <summary>Why a step is left out; null when it is not.</summary>
    public static string? ReasonFor(WorkflowDefinition definition, string step) =>
        ((definition.Custom("titleReview") as JsonObject)?["omits"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(omitted => omitted["step"]?.ToString() == step)
            .Select(omitted => omitted["reason"]?.ToString())
            .FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason));
}
