using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Server.Studio.Forms;

/// <summary>
/// What a structured input of ours consists of, as data (<c>shapes.json</c>): fields with their labels, kinds and choices, and cases
/// of which one is chosen. Our page draws a form from it where Studio would show JSON. Texts are pairs, Chinese and English;
/// choices are a value and such a pair.
/// </summary>
internal static class FormShapes
{
    private static readonly Dictionary<Type, FormUse> Uses = new()
    {
        [typeof(DateRule)] = new("date", IsList: false),
        [typeof(RecommendingVote)] = new("vote", IsList: false),
        [typeof(GateRules)] = new("gateRule", IsList: true),
        [typeof(IReadOnlyList<Closing>)] = new("closing", IsList: true),
        [typeof(IReadOnlyList<Opening>)] = new("opening", IsList: true),
        [typeof(IReadOnlyList<EvidencePeriod>)] = new("evidencePeriod", IsList: true),
        [typeof(IReadOnlyList<ExtendableMilestone>)] = new("milestone", IsList: true),
    };

    private static readonly JsonObject Document = Load();

    /// <summary>The shapes by their names.</summary>
    public static JsonObject Shapes => Document["shapes"]!.AsObject();

    /// <summary>Choices that are the same for every definition: names of facts that rules look at, and what they compare with.</summary>
    public static JsonObject Lists => Document["lists"]!.AsObject();

    /// <summary>The form of an input; null when it needs none.</summary>
    public static FormUse? Of(InputDescriptor input) => Uses.GetValueOrDefault(input.ValueType);

    /// <summary>What the panel calls an input that has a form; a date rule's own name is that of its first field.</summary>
    public static string LabelOf(InputDescriptor input) =>
        input.ValueType == typeof(DateRule) ? $"{input.DisplayName} · 其他规则" : input.DisplayName;

    /// <summary>Camel-case names of the inputs of an activity type that have a form; none for an unknown type.</summary>
    public static IEnumerable<string> InputsOf(string? activityType) =>
        activityType is null
            ? []
            : (DefinitionRules.Registry.Find(activityType)?.Inputs ?? [])
                .Where(input => Of(input) is not null)
                .Select(NameOf);

    /// <summary>An input's name as a definition writes it.</summary>
    public static string NameOf(InputDescriptor input) => char.ToLowerInvariant(input.Name[0]) + input.Name[1..];

    private static JsonObject Load()
    {
        using var stream = typeof(FormShapes).Assembly.GetManifestResourceStream(
            "Orchestrator.Server.Studio.Forms.shapes.json"
        )!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
