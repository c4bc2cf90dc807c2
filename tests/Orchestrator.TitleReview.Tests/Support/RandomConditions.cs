using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Conditions as nobody would write them, but that can be read.</summary>
internal static class RandomConditions
{
    private static readonly string[] Paths =
    [
        "facts.a",
        "facts.a.b",
        "facts.a.b.c",
        "facts.list",
        "facts.list.x",
        "facts.status",
        "facts..odd.",
        "facts",
        "documents",
        "series",
        "year",
        "x",
        "",
        ".",
        "monthsBefore.6",
        "monthsBefore.x",
        "处分.种类",
    ];

    private static readonly string[] Comparisons =
    [
        "is",
        "in",
        "contains",
        "atLeast",
        "atMost",
        "onOrAfter",
        "onOrBefore",
    ];

    /// <summary>One of them.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="depth">How many may stand within each other.</param>
    public static JsonObject Next(Random random, int depth) =>
        random.Next(depth > 0 ? 7 : 3) switch
        {
            0 => new JsonObject { ["fact"] = Path(random), ["exists"] = random.Next(2) == 0 },
            1 or 2 => Comparison(random),
            3 => new JsonObject { ["all"] = Several(random, depth - 1) },
            4 => new JsonObject { ["any"] = Several(random, depth - 1) },
            5 => new JsonObject { ["not"] = Next(random, depth - 1) },
            _ => new JsonObject { ["some"] = Path(random), ["where"] = Next(random, depth - 1) },
        };

    private static JsonArray Several(Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Next(random, depth))];

    private static JsonObject Comparison(Random random)
    {
        var comparison = Comparisons[random.Next(Comparisons.Length)];
        return new JsonObject
        {
            ["fact"] = Path(random),
            [comparison] =
                comparison == "in" && random.Next(3) > 0
                    ? new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(random))])
                : comparison == "in" ? "$" + Path(random)
                : Value(random),
        };
    }

    private static JsonNode? Value(Random random) =>
        random.Next(9) switch
        {
            0 => null,
            1 => random.Next(2) == 0,
            2 => random.Next(100),
            3 => 2.5,
            4 => "2024-10-18",
            5 => "完成",
            6 => new JsonArray("a"),
            7 => new JsonObject { ["b"] = 1 },
            _ => "$" + Path(random),
        };

    private static string Path(Random random) => Paths[random.Next(Paths.Length)];
}
