using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Definitions;

/// <summary>Reads Elsa 3 workflow JSON. Never throws for bad input: each mistake is a finding with the JSON path.</summary>
public static class DefinitionReader
{
    /// <summary>The longest definition, in characters. The largest that people have drawn have a tenth of it.</summary>
    public const int LongestText = 1_000_000;

    private const int MaxDepth = 128;

    /// <summary>Reads one definition from UTF-16 text; a byte order mark is allowed.</summary>
    public static DefinitionReadResult Read(string json)
    {
        if (json.Length > LongestText)
        {
            return Failed(
                Finding.Error(
                    "bad-json",
                    null,
                    $"$：流程定义有 {json.Length} 个字符，最多 {LongestText} 个。",
                    $"$: the definition has {json.Length} characters; at most {LongestText} are read."
                )
            );
        }

        JsonNode? node;
        try
        {
            node = JsonNode.Parse(
                json.TrimStart('\uFEFF'),
                documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false }
            );
        }
        catch (JsonException problem)
        {
            var line = (problem.LineNumber ?? 0) + 1;
            var column = (problem.BytePositionInLine ?? 0) + 1;
            var reason = problem.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            return Failed(
                Finding.Error(
                    "bad-json",
                    null,
                    $"第{line}行第{column}列不是合法的JSON：{reason}",
                    $"Line {line}, column {column} is not valid JSON: {reason}"
                )
            );
        }

        return node is JsonObject root
            ? Read(root)
            : Failed(
                Finding.Error(
                    "bad-json",
                    null,
                    "$：流程定义必须是一个JSON对象。",
                    "$: a workflow definition must be a JSON object."
                )
            );
    }

    /// <summary>Reads one definition from a parsed object, which the definition keeps.</summary>
    public static DefinitionReadResult Read(JsonObject json) => new DefinitionParser().Parse(json);

    private static DefinitionReadResult Failed(Finding finding) => new(null, [finding]);
}
