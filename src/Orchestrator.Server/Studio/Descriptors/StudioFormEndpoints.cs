using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Forms;
using ReviewRoles = Orchestrator.TitleReview.Events.Roles;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>The forms of structured inputs, as our page draws them for one definition.</summary>
internal static class StudioFormEndpoints
{
    private static readonly string[] Changing = ["anchors", OptionLists.Clauses, "roles", "calendars"];

    /// <summary>Maps reading them, below <c>/title-review</c>.</summary>
    public static void MapStudioForms(this RouteGroupBuilder elsa) =>
        elsa.MapGet("/title-review/{definitionId}/forms", FindAsync);

    /// <summary>Which inputs have one, by what the panel calls them: one name is one form.</summary>
    public static IReadOnlyDictionary<string, FormUse> Inputs { get; } =
        DefinitionRules
            .Registry.Describe()
            .SelectMany(descriptor => descriptor.Inputs)
            .Select(input => (Label: FormShapes.LabelOf(input), Form: FormShapes.Of(input)))
            .Where(input => input.Form is not null)
            .Distinct()
            .ToDictionary(input => input.Label, input => input.Form!, StringComparer.Ordinal);

    private static async Task<IResult> FindAsync(
        string definitionId,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var lists = await catalogue.ListsAsync(definitionId, cancellationToken);
        var choices = FormShapes.Lists.DeepClone().AsObject();
        foreach (var name in Changing)
            choices[name] = new JsonArray([.. lists.Find(name).Select(option => Choice(name, option))]);
        return StudioAnswers.Answer(
            new JsonObject
            {
                ["shapes"] = FormShapes.Shapes.DeepClone(),
                ["lists"] = choices,
                ["inputs"] = new JsonObject(
                    Inputs.Select(input =>
                        KeyValuePair.Create(
                            input.Key,
                            (JsonNode?)new JsonObject { ["shape"] = input.Value.Shape, ["isList"] = input.Value.IsList }
                        )
                    )
                ),
            }
        );
    }

    private static JsonArray Choice(string list, Option option) =>
        new(option.Value, option.Text, English(list, option));

    private static string English(string list, Option option) =>
        list switch
        {
            "anchors" when AnchorTexts.Knows(option.Value) =>
                $"{AnchorTexts.Of(option.Value).English} ({option.Value})",
            "roles" => ReviewRoles.English(option.Value),
            "calendars" when option.Value.Length == 0 => "the schedule's own",
            "calendars" => option.Value,
            _ => option.Text,
        };
}
