using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Clauses;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>Every clause a definition names exists, and every date names its clause: a date without one cannot be explained (D7).</summary>
public sealed class ClauseRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check) =>
        ReviewInputs.Activities(check.Definition).SelectMany(node => Unknown(node).Concat(Missing(node)));

    private static IEnumerable<Finding> Unknown(ActivityNode node) => node.Json
        .Select(member => ReviewInputs.Written(node, member.Key) is { } value ? (member.Key, Value: value) : default)
        .Where(member => member.Value is not null)
        .SelectMany(member => Clauses(member.Key, member.Value))
        .Where(clause => ClauseCatalogue.Find(clause) is null)
        .Distinct()
        .Select(clause => Finding.Error(
            "unknown-clause", node.Id, $"“{node.DisplayText}”所依据的条款 {clause} 不存在。", $"Clause {clause} of \"{node.DisplayText}\" does not exist."));

    private static IEnumerable<Finding> Missing(ActivityNode node) => ReviewInputs.DateRules(node)
        .Where(name => ReviewInputs.ClausesOf(node, name).Count == 0)
        .Select(name => Finding.Error(
            "clause-missing",
            node.Id,
            $"“{node.DisplayText}”的日期 {name} 没有写明条款，无法说明依据。",
            $"The date {name} of \"{node.DisplayText}\" names no clause."));

    private static IEnumerable<string> Clauses(string name, JsonNode value) => value switch
    {
        JsonArray items when name.EndsWith("clauses", StringComparison.OrdinalIgnoreCase) =>
            items.OfType<JsonValue>().Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>()),
        JsonArray items => items.OfType<JsonObject>().SelectMany(item => Clauses(name, item)),
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Clauses(member.Key, member.Value!)),
        _ => [],
    };
}
