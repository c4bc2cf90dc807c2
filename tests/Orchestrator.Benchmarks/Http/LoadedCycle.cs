using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orchestrator.Benchmarks.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Benchmarks.Http;

/// <summary>A cycle of a practice server whose window is open, and portals that may send events to it.</summary>
internal sealed class LoadedCycle : IDisposable
{
    public const string Code = "LOAD";

    private const int EventsPerMinute = 60_000;

    private readonly HttpClient _administrator;

    private LoadedCycle(Uri address)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false };
        _administrator = new HttpClient(handler) { BaseAddress = address };
        _administrator.DefaultRequestHeaders.Add("X-Requested-With", "orchestrator");
    }

    public List<SigningPortal> Portals { get; } = [];

    public static async Task<LoadedCycle> OpenAsync(ServerUnderLoad server, int portals)
    {
        var cycle = new LoadedCycle(server.Address);
        var person = new
        {
            token = server.LinkToken,
            name = "admin",
            displayName = "admin",
            password = "correct horse battery",
        };
        await cycle.PostAsync("/api/session/link", person);
        for (var number = 1; number <= portals; number++)
            cycle.Portals.Add(await cycle.AddPortalAsync(server.Address, $"load-{number}"));
        await cycle.PostAsync(
            "/api/console/v1/cycles",
            new
            {
                definitionId = "tianjin-2024",
                code = Code,
                name = Code,
            }
        );
        await cycle.TellAsync(ReviewEvents.PlanFiled);
        await cycle.MoveToAsync("2024-09-20T09:00:00+08:00");
        await cycle.TellAsync(ReviewEvents.PlanPublished);
        await cycle.MoveToAsync("2024-10-09T09:00:00+08:00");
        return cycle;
    }

    public void Dispose()
    {
        foreach (var portal in Portals)
            portal.Dispose();
        _administrator.Dispose();
    }

    private Task MoveToAsync(string now) => PostAsync("/api/console/v1/practice", new { now });

    private async Task TellAsync(string name)
    {
        var known = ReviewEvents.Find(EventLevel.Cycle, name)!;
        var status = await Portals[0].SendAsync(name, name, "cycles/" + Code, known.ExamplePayload(), known.Roles[0]);
        if (status != HttpStatusCode.OK)
            throw new InvalidOperationException($"{name} was answered {status}.");
    }

    private async Task<SigningPortal> AddPortalAsync(Uri address, string code)
    {
        var portal = new
        {
            code,
            name = code,
            eventTypes = new[] { "*" },
            cycles = new[] { "*" },
            requestsPerMinute = EventsPerMinute,
        };
        var added = await PostAsync("/api/console/v1/portals", portal);
        return new SigningPortal(address, code, (string)added!["secret"]!);
    }

    private async Task<JsonNode?> PostAsync(string path, object body)
    {
        using var answer = await _administrator.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} was answered {answer.StatusCode}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
