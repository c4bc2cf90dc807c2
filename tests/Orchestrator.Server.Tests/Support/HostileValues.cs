using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Payloads in which one value is not what a sender should send.</summary>
internal static class HostileValues
{
    private const string Mark = "@@HERE@@";

    private static readonly int[] Lengths = [1, 32, 40, 64, 128, 256, 512, 1000, 2000, 4000, 70_000];

    /// <summary>JSON tokens that no endpoint takes, whatever the field.</summary>
    public static IReadOnlyList<string> Never { get; } =
    [
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\ude00\\ud83d\"",
        "1e400",
        "{\"x\":1,\"x\":2}",
        "{\"x\":[{\"y\":\"\\u0000\"}]}",
        new string('[', 170) + new string(']', 170),
    ];

    /// <summary>Tokens that some field takes and others do not; none may break anything.</summary>
    public static IReadOnlyList<string> Odd { get; } =
    [
        "null",
        "true",
        "-1",
        "9223372036854775808",
        "1.5",
        "\"\"",
        "\" \"",
        "[]",
        "[null]",
        "{}",
        "\"9999-12-31\"",
        "\"0001-01-01\"",
        "\"2024-02-30\"",
        "\"\\u200b\\ud83d\\ude00\"",
    ];

    /// <summary>The example of an event with each of its values replaced in turn.</summary>
    public static IEnumerable<(string Path, string Json)> Of(ReviewEvent known, IEnumerable<string> tokens)
    {
        foreach (var path in Leaves(known.ExamplePayload(), ""))
        {
            foreach (var token in tokens)
                yield return (path, Replace(known.ExamplePayload(), path, token));
        }
    }

    /// <summary>The example with each text one character longer than it may be, and as long as it may be.</summary>
    public static IEnumerable<(string Path, string Json, bool Fits)> AtTheLimit(ReviewEvent known)
    {
        foreach (
            var field in known.Fields.Where(field => field is { Kind: FieldKind.Text, IsList: false, Choices.Count: 0 })
        )
        {
            yield return (
                field.Name,
                Replace(known.ExamplePayload(), field.Name, JsonSerializer.Serialize(new string('x', field.MaxLength))),
                true
            );
            yield return (
                field.Name,
                Replace(
                    known.ExamplePayload(),
                    field.Name,
                    JsonSerializer.Serialize(new string('x', field.MaxLength + 1))
                ),
                false
            );
        }
    }

    /// <summary>A body with one of its values, any, replaced by a token.</summary>
    public static string Spoil(JsonObject body, Random random, string token)
    {
        var paths = Leaves(body, "").ToList();
        return paths.Count == 0 ? token : Replace(body, paths[random.Next(paths.Count)], token);
    }

    /// <summary>A token of any kind: one of the known ones, a text of a length at some limit, a long list, something deep.</summary>
    public static string Any(Random random) =>
        random.Next(6) switch
        {
            0 => Never[random.Next(Never.Count)],
            1 or 2 => Odd[random.Next(Odd.Count)],
            3 => JsonSerializer.Serialize(
                new string("长x"[random.Next(2)], Lengths[random.Next(Lengths.Length)] + random.Next(-1, 2))
            ),
            4 => "[" + string.Join(',', Enumerable.Repeat("null", random.Next(1, 2000))) + "]",
            _ => Deep(random.Next(1, 80)),
        };

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string Replace(JsonObject payload, string path, string token)
    {
        var names = path.Split('/');
        JsonNode node = payload;
        foreach (var name in names[..^1])
            node = node is JsonArray items ? items[int.Parse(name)]! : node[name]!;
        if (node is JsonArray list)
            list[int.Parse(names[^1])] = Mark;
        else
            node[names[^1]] = Mark;
        return payload.ToJsonString().Replace('"' + Mark + '"', token, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject json => json.SelectMany(member => Leaves(member.Value, path + member.Key + "/")),
            JsonArray { Count: > 0 } items => items
                .Take(1)
                .SelectMany((item, index) => Leaves(item, path + index + "/")),
            _ => [path.TrimEnd('/')],
        };
}
