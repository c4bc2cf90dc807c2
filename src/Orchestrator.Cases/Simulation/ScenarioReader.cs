using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// Reads a scenario, of which each part may be absent:
/// <c>{"portalClosures":[{"from":"2024-10-31T18:00","to":"2024-11-01T20:00"}],</c>
/// <c>"holidays":["2024-10-21"],"delays":[{"role":"department","days":4}],</c>
/// <c>"moves":[{"on":"2024-10-14","kind":"close","until":"2024-10-16"}]}</c>; kinds are close, cancel and carry.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="error">Where and what is wrong; null when nothing is.</param>
    /// <returns>The scenario; null when it cannot be read.</returns>
    public static Scenario? Read(string json, out PayloadError? error)
    {
        error = null;
        try
        {
            var root = JsonNode.Parse(json) as JsonObject ?? throw Wrong("$", "应为对象", "an object is expected");
            foreach (var (name, _) in root)
            {
                if (name is not ("portalClosures" or "holidays" or "delays" or "moves"))
                {
                    throw Wrong(
                        $"$.{name}",
                        "未知的名称；可用 portalClosures、holidays、delays、moves",
                        "unknown; known are portalClosures, holidays, delays, moves"
                    );
                }
            }

            return new Scenario
            {
                PortalClosures = [.. Items(root, "portalClosures").Select(Closure)],
                Holidays = [.. Items(root, "holidays").Select(item => Date(item.Path, item.Node))],
                Delays = [.. Items(root, "delays").Select(Delay)],
                Moves = [.. Items(root, "moves").Select(ScenarioMoves.Read)],
            };
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            error = new PayloadError("$", "json", $"第 {line} 行不是有效的 JSON", $"line {line} is not JSON");
        }
        catch (WrongScenarioException exception)
        {
            error = exception.Error;
        }

        return null;
    }

    private static IEnumerable<(string Path, JsonNode? Node)> Items(JsonObject root, string name) =>
        root[name] switch
        {
            null => [],
            JsonArray list => list.Select((node, place) => ($"$.{name}[{place}]", node)),
            _ => throw Wrong($"$.{name}", "应为列表", "a list is expected"),
        };

    private static PortalClosure Closure((string Path, JsonNode? Node) item)
    {
        var closure = new PortalClosure(
            Moment(item.Path + ".from", item.Node?["from"]),
            Moment(item.Path + ".to", item.Node?["to"])
        );
        return closure.From < closure.To
            ? closure
            : throw Wrong(item.Path, "to 应晚于 from", "\"to\" must be after \"from\"");
    }

    private static ActorDelay Delay((string Path, JsonNode? Node) item)
    {
        var role = Text(item.Path + ".role", item.Node?["role"]);
        if (!Roles.All.Contains(role))
        {
            throw Wrong(
                item.Path + ".role",
                $"未知的角色；可用 {string.Join('、', Roles.All)}",
                $"unknown; known are {string.Join(", ", Roles.All)}"
            );
        }
        var days =
            item.Node?["days"] is JsonValue value && value.TryGetValue<int>(out var number) && number is >= 0 and <= 365
                ? number
                : throw Wrong(item.Path + ".days", "应为 0 至 365 的整数", "a whole number from 0 to 365 is expected");
        return new ActorDelay(role, days);
    }

    private static LocalDateTime Moment(string path, JsonNode? node) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(Text(path, node))
            is { Success: true } parsed
            ? parsed.Value
            : throw Wrong(
                path,
                "应为当地时间，如 2024-10-31T18:00",
                "a local time such as 2024-10-31T18:00 is expected"
            );

    internal static LocalDate Date(string path, JsonNode? node) =>
        LocalDatePattern.Iso.Parse(Text(path, node)) is { Success: true } parsed
            ? parsed.Value
            : throw Wrong(path, "应为日期，如 2024-10-21", "a date such as 2024-10-21 is expected");

    internal static string Text(string path, JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong(path, "应为文字", "a text is expected");

    internal static Exception Wrong(string path, string chinese, string english) =>
        new WrongScenarioException(new PayloadError(path, "scenario", chinese, english));

    private sealed class WrongScenarioException(PayloadError error) : Exception
    {
        public PayloadError Error => error;
    }
}
