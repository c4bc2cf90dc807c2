using System.Text.Json.Nodes;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Simulation;

/// <summary>Reads what a scenario says of changes of the cycle.</summary>
internal static class ScenarioMoves
{
    private static readonly Dictionary<string, DateMoveKind> Kinds = new(StringComparer.Ordinal)
    {
        ["close"] = DateMoveKind.Close,
        ["cancel"] = DateMoveKind.Cancel,
        ["carry"] = DateMoveKind.Carry,
    };

    /// <summary>One of them.</summary>
    /// <exception cref="Exception">It is wrong; the reader tells where and why.</exception>
    public static PlayedMove Read((string Path, JsonNode? Node) item)
    {
        var (path, node) = (item.Path, item.Node as JsonObject);
        if (node is null)
            throw ScenarioReader.Wrong(path, "应为对象", "an object is expected");
        if (!Kinds.TryGetValue(ScenarioReader.Text(path + ".kind", node["kind"]), out var kind))
        {
            throw ScenarioReader.Wrong(
                path + ".kind",
                $"未知的变更；可用 {string.Join('、', Kinds.Keys)}",
                $"unknown; known are {string.Join(", ", Kinds.Keys)}"
            );
        }
        foreach (var (name, _) in node)
        {
            if (name is not ("on" or "kind") && !(kind == DateMoveKind.Close && name is ("until" or "track")))
                throw ScenarioReader.Wrong($"{path}.{name}", "此处不可用", "it has no meaning here");
        }

        return new PlayedMove(ScenarioReader.Date(path + ".on", node["on"]), kind)
        {
            Until = node["until"] is { } until ? ScenarioReader.Date(path + ".until", until) : null,
            Track = node["track"] is { } track ? ScenarioReader.Text(path + ".track", track) : null,
        };
    }
}
