using System.Text.Json;

namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>The data that ships with the assembly.</summary>
internal static class DraftData
{
    /// <summary>The year of a committee.</summary>
    public static DefinitionTemplate Procedure { get; } = Load<DefinitionTemplate>("procedure");

    /// <summary>The way of an application.</summary>
    public static DefinitionTemplate Application { get; } = Load<DefinitionTemplate>("application");

    /// <summary>Where rules go.</summary>
    public static PlacementTable Table { get; } = Load<PlacementTable>("placements");

    /// <summary>What people read on a step of the template.</summary>
    public static string TextOf(string step) =>
        step == "Correction"
            ? "退回补正"
            : Procedure.Steps.Concat(Application.Steps).First(known => known.Id == step).Text;

    private static T Load<T>(string name)
    {
        using var stream = typeof(DraftData).Assembly.GetManifestResourceStream(
            $"Orchestrator.TitleReview.Drafting.{name}.json"
        )!;
        return JsonSerializer.Deserialize<T>(stream, ReviewJson.Options)!;
    }
}
