using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>Compares the newest version of a definition with the published one, in words an administrator reads.</summary>
public sealed class DefinitionChanges(DefinitionLibrary library, RulesInForce rules)
{
    private static readonly Dictionary<string, string> PartTexts = new(StringComparer.Ordinal)
    {
        ["activity"] = "环节",
        ["connection"] = "连线",
        ["displayText"] = "显示名称",
        ["name"] = "名称",
        ["description"] = "说明",
        ["definitionId"] = "定义编号",
        ["options"] = "选项",
        ["customProperties"] = "属性",
        ["outcomes"] = "结果",
        ["inputs"] = "年度参数",
        ["outputs"] = "输出",
        ["variables"] = "变量",
    };

    /// <summary>Null when there is no such definition.</summary>
    public async Task<DefinitionChangesView?> FindAsync(string id, string who, CancellationToken cancellationToken)
    {
        var versions = await library.VersionsAsync(id, cancellationToken);
        if (versions.Newest() is not { } newest || DefinitionReader.Read(newest.Json).Definition is not { } after)
            return null;
        var published = versions.FirstOrDefault(version => version.IsPublished);
        var before = published is null ? null : DefinitionReader.Read(published.Json).Definition;
        var findings = (await rules.ValidatorAsync(cancellationToken)).Validate(after, file: null, library.Others());
        var types = after
            .Root.All()
            .Concat(before?.Root.All() ?? [])
            .DistinctBy(node => node.Id)
            .ToDictionary(node => node.Id, node => node.Type, StringComparer.Ordinal);
        return new DefinitionChangesView
        {
            Id = id,
            Name = newest.Name,
            Version = newest.Version,
            PublishedVersion = published?.Version,
            Revision = DefinitionRevision.Of(newest),
            IsDraft = newest.IsDraft,
            SubmittedBy = newest.SubmittedBy,
            Editors = newest.Hands,
            MayApprove =
                !newest.IsPublished && !newest.Hands.Contains(who) && !findings.Any(DefinitionRules.RefusesPublication),
            Changes = [.. DefinitionDiff.Between(before, after).Select(change => View(change, types))],
            Findings = FindingViews.Of(findings),
        };
    }

    private static DefinitionChangeView View(DefinitionChange change, Dictionary<string, string> types) =>
        new()
        {
            Kind = change.Kind switch
            {
                DefinitionChangeKind.Added => "added",
                DefinitionChangeKind.Removed => "removed",
                _ => "changed",
            },
            ActivityId = change.ActivityId,
            ActivityName = change.ActivityName,
            Part = change.Part,
            PartText = TextOf(change, types),
            Before = Shown(change, change.Before),
            After = Shown(change, change.After),
        };

    private static string TextOf(DefinitionChange change, Dictionary<string, string> types)
    {
        if (
            change.ActivityId is { } activity
            && types.TryGetValue(activity, out var type)
            && DefinitionRules
                .Registry.Find(type)
                ?.Inputs.FirstOrDefault(input =>
                    string.Equals(input.Name, change.Part, StringComparison.OrdinalIgnoreCase)
                )
                is { } input
        )
        {
            return input.DisplayName;
        }
        var (head, rest) = change.Part.Split('.', 2) is [var first, var second]
            ? (first, "：" + second)
            : (change.Part, "");
        return PartTexts.GetValueOrDefault(head, head) + rest;
    }

    private static string? Shown(DefinitionChange change, string? value) =>
        (value, change) switch
        {
            (null, _) => null,
            (_, { Part: "activity" }) => DefinitionRules.Registry.Find(value)?.DisplayName ?? value,
            (_, { ActivityId: null }) when IsNamed(change.Part) && JsonNode.Parse(value) is JsonObject declared =>
                Declaration(declared),
            _ => value,
        };

    private static bool IsNamed(string part) =>
        part.Split('.')[0] is "inputs" or "outputs" or "variables" && part.Contains('.', StringComparison.Ordinal);

    /// <summary>
    /// An input, output or variable in a sentence: what it is called, of which type, its recommended value, its
    /// explanation.
    /// </summary>
    private static string Declaration(JsonObject declared)
    {
        string? Text(string member) => declared[member]?.ToString() is { Length: > 0 } text ? text : null;
        var value = Text("defaultValue") ?? Text("value");
        return string.Join(
            "；",
            new[]
            {
                Text("displayName") ?? Text("name"),
                Text("type") ?? Text("typeName"),
                value is null ? null : "推荐值 " + value,
                Text("description"),
            }.OfType<string>()
        );
    }
}
