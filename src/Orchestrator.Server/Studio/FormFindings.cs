using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Forms;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Studio;

/// <summary>What is found in a structured input, in the words of its form.</summary>
internal static class FormFindings
{
    /// <summary>
    /// A value that cannot be read is told by its place in JSON, which nobody at a form has seen: the form is named instead, where each
    /// field says what is wrong with it. Any other finding stays.
    /// </summary>
    /// <param name="finding">What was found.</param>
    /// <param name="activity">The activity it concerns; null when it concerns none.</param>
    public static Finding Worded(Finding finding, JsonObject? activity)
    {
        if (finding.Code != "bad-input" || activity is null || LabelOf(activity, finding.Member) is not { } label)
            return finding;
        var name = ActivityJson.DisplayText(activity);
        return finding with
        {
            Message = $"“{name}”的“{label}”没有填全或有误，请在其表单中按红字补正。",
            MessageEn = $"\"{label}\" of \"{name}\" is not complete or wrong: mend what its form marks in red.",
        };
    }

    private static string? LabelOf(JsonObject activity, string? member) =>
        DefinitionRules
            .Registry.Find(ActivityJson.Text(activity["type"]) ?? "")
            ?.Inputs.Where(input => FormShapes.Of(input) is not null && FormShapes.NameOf(input) == member)
            .Select(FormShapes.LabelOf)
            .FirstOrDefault();
}
