using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Engine.Simulation;

/// <summary>Reads a scenario: <c>{"portalClosures":[{"from":"2024-10-31T18:00","to":"2024-11-01T20:00"}],"holidays":["2024-10-21"],"delays":[{"role":"department","days":4}]}</c>.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="error">Where and what is wrong, in one sentence; null when nothing is.</param>
    /// <returns>The scenario; null when it cannot be read.</returns>
    public static Scenario? Read(string json, out string? error)
    {
        error = null;
        try
        {
            var root = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("$: an object is expected");
            foreach (var (name, _) in root)
            {
                if (name is not ("portalClosures" or "holidays" or "delays")) throw new FormatException($"$.{name}: unknown; known are portalClosures, holidays, delays");
            }

            return new Scenario
            {
                PortalClosures = [.. Items(root, "portalClosures").Select(Closure)],
                Holidays = [.. Items(root, "holidays").Select(item => Date(item.Path, item.Node))],
                Delays = [.. Items(root, "delays").Select(Delay)],
            };
        }
        catch (JsonException exception)
        {
            error = $"line {(exception.LineNumber ?? 0) + 1}: not JSON";
        }
        catch (FormatException exception)
        {
            error = exception.Message;
        }

        return null;
    }

    private static IEnumerable<(string Path, JsonNode? Node)> Items(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonArray list => list.Select((node, place) => ($"$.{name}[{place}]", node)),
        _ => throw new FormatException($"$.{name}: a list is expected"),
    };

    private static PortalClosure Closure((string Path, JsonNode? Node) item)
    {
        var closure = new PortalClosure(Moment(item.Path + ".from", item.Node?["from"]), Moment(item.Path + ".to", item.Node?["to"]));
        return closure.From < closure.To ? closure : throw new FormatException($"{item.Path}: \"to\" must be after \"from\"");
    }

    private static ActorDelay Delay((string Path, JsonNode? Node) item)
    {
        var role = Text(item.Path + ".role", item.Node?["role"]);
        var days = item.Node?["days"] is JsonValue value && value.TryGetValue<int>(out var number) && number is >= 0 and <= 365
            ? number
            : throw new FormatException($"{item.Path}.days: a whole number from 0 to 365 is expected");
        return new ActorDelay(role, days);
    }

    private static LocalDateTime Moment(string path, JsonNode? node) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(Text(path, node)) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"{path}: a local time such as 2024-10-31T18:00 is expected");

    private static LocalDate Date(string path, JsonNode? node) =>
        LocalDatePattern.Iso.Parse(Text(path, node)) is { Success: true } parsed ? parsed.Value : throw new FormatException($"{path}: a date such as 2024-10-21 is expected");

    private static string Text(string path, JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new FormatException($"{path}: a text is expected");
}
