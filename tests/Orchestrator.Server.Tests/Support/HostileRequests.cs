using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Events, acts, imports and queries at random, each good but for a value or two; the same seed gives the same.</summary>
/// <param name="cycle">Code of a cycle that takes applications.</param>
/// <param name="application">Subject of one of its applications.</param>
/// <param name="described">Every operation as its document describes it: half of the requests are for these.</param>
internal sealed class HostileRequests(string cycle, string application, IReadOnlyList<DescribedRequests> described)
{
    private const string Console = "/api/console/v1/";
    private const string Portal = "/api/portal/v1/";

    private const string Calendar =
        """{"year":2027,"papers":["https://example.test/1"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}""";

    private const string NewPortal = """
        {"code":"hostile","name":"h","eventTypes":["*"],"cycles":["*"],
         "webhookUrl":"https://example.test","subscriptions":["*"],"requestsPerMinute":60}
        """;

    private const string Definition = """
        {"id":"h-1","definitionId":"hostile","name":"h","version":1,"isLatest":true,
         "root":{"type":"Elsa.Flowchart","id":"f","connections":[],"activities":[
          {"type":"Elsa.Delay","id":"d","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}]}}
        """;

    /// <summary>What nobody should write into an address.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "",
        "%00",
        "-1",
        "0",
        "2147483647",
        "2147483648",
        "9223372036854775808",
        "1.5",
        "null",
        "%ED%A0%80",
        "%F0%9F%98%80",
        "..%2F..%2Fetc",
        "a%27%20OR%201%3D1--",
        "9999-12-31",
        "0001-01-01",
        "%25",
        "%E2%80%8B",
        new string('x', 257),
        new string('9', 4000),
    ];

    private static readonly List<ReviewEvent> Events = [.. ReviewEvents.All.Where(known => known.IsFromPortals)];

    /// <summary>Acts and imports as they should be.</summary>
    private readonly (bool IsPortals, string Path, string Body)[] _writes =
    [
        (false, Console + $"cycles/{cycle}/events", """{"type":"review.closed","data":{"note":"x"},"key":"k"}"""),
        (
            false,
            Console + $"cycles/{cycle}/{application}/events",
            """{"type":"office.decided","data":{"decision":"x"},"key":"k"}"""
        ),
        (
            false,
            Console + "cycles",
            """{"definitionId":"tianjin-2024","code":"HOSTILE","name":"x","inputs":{"committee":"C001"}}"""
        ),
        (false, Console + "definitions", Definition),
        (false, Console + "definitions/tianjin-2024/new-year", """{"year":2025,"replace":false}"""),
        (
            false,
            Console + "definitions/tianjin-2024/confirmations",
            """{"activity":"x","input":"y","date":"2025-01-01"}"""
        ),
        (false, Console + "calendars/preview", Calendar),
        (false, Console + "calendars", Calendar),
        (
            false,
            Console + "moves/preview",
            $$$"""{"kind":"dates","reason":"r","cycle":"{{{cycle}}}","dates":{"meeting":"2024-12-10"}}"""
        ),
        (
            false,
            Console + "moves",
            $$"""{"kind":"extension","reason":"r","cycle":"{{cycle}}","date":"apply.closes","to":"2024-11-08"}"""
        ),
        (false, Console + "portals", NewPortal),
        (
            false,
            Console + "users",
            """{"name":"hostile","displayName":"h","password":"x","roles":["titleOffice"],"organisation":"U"}"""
        ),
        (false, Console + "outbox/retries", """{"ids":["1"]}"""),
        (false, Console + "dead-letters/closings", """{"ids":["1"],"reason":"x"}"""),
        (
            true,
            Portal + "experts",
            """{"committee":"C009","experts":[{"id":"H1","name":"x","unit":"X","series":"s","level":"l"}]}"""
        ),
        (true, Portal + "tasks/1/result", """{"result":"x"}"""),
    ];

    private readonly (bool IsPortals, string Path)[] _queries =
    [
        (false, Console + "cycles/{0}"),
        (false, Console + "cycles/{0}/draw"),
        (false, Console + "cycles/{0}/movable-dates"),
        (false, Console + "operator-log?before={0}&from={1}&kind={2}"),
        (false, Console + $"cycles/{cycle}/deadlines/{{0}}"),
        (false, Console + $"cycles/{cycle}/applications?stage={{0}}&search={{1}}&page={{2}}"),
        (false, Console + $"cycles/{cycle}/applications/{{0}}"),
        (false, Console + "definitions/{0}/file?version={1}"),
        (false, Console + "definitions/{0}/versions"),
        (false, Console + "definitions/{0}/changes"),
        (false, Console + "definitions/tianjin-2024/new-year?year={0}"),
        (false, Console + "moves/{0}"),
        (false, Console + "outbox?after={0}"),
        (false, Console + "dead-letters?after={0}"),
        (false, Console + "sandboxes/{0}"),
        (true, Portal + "events/{0}"),
        (true, Portal + "cycles/{0}"),
        (true, Portal + "applications/{0}/deadlines"),
        (true, Portal + $"cycles/{cycle}/moves/{{0}}"),
    ];

    public IEnumerable<HostileRequest> Generate(int seed, int count)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            if (number % 2 == 1)
            {
                yield return described[random.Next(described.Count)].Next(random);
                continue;
            }
            yield return random.Next(10) switch
            {
                < 4 => Payload(random),
                4 => Envelope(random),
                < 8 => Write(random),
                _ => Query(random),
            };
        }
    }

    private HostileRequest Payload(Random random)
    {
        var known = Events[random.Next(Events.Count)];
        var data = HostileValues.Spoil(known.ExamplePayload(), random, HostileValues.Any(random));
        return Event(known, body => body.Replace("\"@@DATA@@\"", data, StringComparison.Ordinal));
    }

    private HostileRequest Envelope(Random random) =>
        Event(Events[random.Next(Events.Count)], body => Spoil(body, random));

    private HostileRequest Event(ReviewEvent known, Func<string, string> spoil)
    {
        var isForCycle = known.Level == EventLevel.Cycle || known.Name == ReviewEvents.ApplicationSubmitted;
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString("N"),
            ["source"] = "urn:test",
            ["type"] = "cn.orchestrator." + known.Name,
            ["subject"] = isForCycle ? "cycles/" + cycle : application,
            ["data"] = "@@DATA@@",
            ["actor"] = new JsonObject { ["role"] = known.Roles[0] },
        };
        return new HostileRequest(IsPortals: true, Portal + "events", spoil(body.ToJsonString()));
    }

    private HostileRequest Write(Random random)
    {
        var (isPortals, path, body) = _writes[random.Next(_writes.Length)];
        return new HostileRequest(isPortals, path, Spoil(body, random));
    }

    private static string Spoil(string body, Random random) =>
        HostileValues.Spoil(JsonNode.Parse(body)!.AsObject(), random, HostileValues.Any(random));

    private HostileRequest Query(Random random)
    {
        var (isPortals, path) = _queries[random.Next(_queries.Length)];
        object[] words = [.. Enumerable.Range(0, 3).Select(_ => Words[random.Next(Words.Count)])];
        return new HostileRequest(
            isPortals,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, path, words),
            Body: null
        );
    }
}
