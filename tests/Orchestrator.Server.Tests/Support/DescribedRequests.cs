using System.Text.Json.Nodes;

namespace Orchestrator.Server.Tests.Support;

/// <summary>
/// Requests to every operation of an OpenAPI document, each as described but for a parameter or a value that is not: an operation that
/// is new is among them without a word here.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="isPortals">Whether portals are who it is for.</param>
/// <param name="known">What may stand in an address and be there.</param>
internal sealed class DescribedRequests(JsonNode document, bool isPortals, IReadOnlyList<string> known)
{
    private const int Deepest = 6;

    /// <summary>What would end the sender's own session.</summary>
    private static readonly string[] LeftOut = ["signOut"];

    private readonly List<(string Method, string Path, JsonNode Operation)> _operations =
    [
        .. document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key, path.Key, operation.Value!)))
            .Where(operation => !LeftOut.Contains((string?)operation.Item3["operationId"])),
    ];

    /// <summary>How many operations there are.</summary>
    public int Count => _operations.Count;

    /// <summary>One of them, at random.</summary>
    public HostileRequest Next(Random random)
    {
        var (method, path, operation) = _operations[random.Next(_operations.Count)];
        // What is there is asked and written to, and never taken away.
        var ids = method == "delete" ? HostileRequests.Words : [.. HostileRequests.Words, .. known];
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var word = ids[random.Next(ids.Count)];
            if ((string?)parameter["in"] == "path")
                path = path.Replace("{" + name + "}", word.Length == 0 ? "-" : word, StringComparison.Ordinal);
            else if ((string?)parameter["in"] == "query" && random.Next(3) > 0)
                path += (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + name + "=" + word;
        }

        var content = operation["requestBody"]?["content"]?.AsObject().FirstOrDefault();
        return new HostileRequest(isPortals, path, BodyOf(content, random))
        {
            Method = method.ToUpperInvariant(),
            ContentType = content?.Key ?? "application/json",
        };
    }

    private string? BodyOf(KeyValuePair<string, JsonNode?>? content, Random random)
    {
        if (content is not { Value: { } described } || content.Value.Key is null)
            return null;
        var body = Example(described["schema"], depth: 0);
        return body is JsonObject json && random.Next(10) > 0
            ? HostileValues.Spoil(json, random, HostileValues.Any(random))
            : HostileValues.Any(random);
    }

    /// <summary>A value of a schema; null where it goes too deep.</summary>
    private JsonNode? Example(JsonNode? schema, int depth)
    {
        if (schema is null || depth > Deepest)
            return null;
        if ((string?)schema["$ref"] is { } reference)
        {
            return Example(
                document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]],
                depth + 1
            );
        }

        if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray choices)
            return Example(choices.LastOrDefault(), depth + 1);
        if (schema["enum"] is JsonArray { Count: > 0 } values)
            return values[0]?.DeepClone();
        var type = schema["type"] is JsonArray types
            ? types.Select(item => (string?)item).FirstOrDefault(item => item != "null")
            : (string?)schema["type"];
        return type switch
        {
            "object" => new JsonObject(
                (schema["properties"]?.AsObject() ?? []).Select(member =>
                    KeyValuePair.Create(member.Key, Example(member.Value, depth + 1))
                )
            ),
            "array" => new JsonArray(Example(schema["items"], depth + 1)),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(true),
            "string" => JsonValue.Create(
                (string?)schema["format"] switch
                {
                    "date" => "2024-10-10",
                    "date-time" => "2024-10-09T10:00:00+08:00",
                    _ => "x",
                }
            ),
            _ => null,
        };
    }
}
