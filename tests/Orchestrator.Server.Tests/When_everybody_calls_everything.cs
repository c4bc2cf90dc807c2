using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// Every endpoint by every caller. <c>Data/audiences.txt</c> states for whom each is: <c>METHOD pattern: callers</c>. An endpoint that
/// it does not name fails here, and so does one that is gone: whom something is for is a decision.
/// </summary>
public sealed class When_everybody_calls_everything(OpenServer open)
{
    private const string Anyone = "anyone";
    private const string Portal = "portal";
    private const string Nobody = "nobody";
    private const string SignOut = "DELETE /api/session";

    private static IReadOnlyDictionary<string, string[]> Stated { get; } = Read();

    private static IEnumerable<string> Roles => AccountRoles.All;

    [Fact]
    public async Task Each_endpoint_has_a_stated_audience()
    {
        var endpoints = await Endpoints.ReadAsync();
        endpoints
            .Where(endpoint => !Stated.ContainsKey(Endpoints.NameOf(endpoint)))
            .Select(endpoint =>
            {
                var asks = endpoint.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy);
                return $"{Endpoints.NameOf(endpoint)}: {string.Join(' ', asks)}";
            })
            .ShouldBeEmpty("say in Data/audiences.txt for whom it is");
        Stated.Keys.Except(endpoints.Select(Endpoints.NameOf)).ShouldBeEmpty("it is gone");
        Stated
            .Values.SelectMany(callers => callers)
            .Except([Anyone, Portal, .. Roles])
            .ShouldBeEmpty("there is no such caller");
    }

    [Fact]
    public async Task Each_is_answered_to_its_audience_and_to_nobody_else()
    {
        var endpoints = (await Endpoints.ReadAsync())
            .Where(endpoint => Stated.ContainsKey(Endpoints.NameOf(endpoint)))
            .OrderBy(endpoint => Endpoints.NameOf(endpoint) == SignOut)
            .ToList();
        using var portal = await open.Practice.AddPortalAsync("matrix", from: "127.0.0.11");
        using var nobody = new ConsoleClient(open.Address, from: "127.0.0.12");
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
        {
            await TryAsync(endpoint, Nobody, () => SendAsync(nobody, endpoint), wrong);
            await TryAsync(
                endpoint,
                Portal,
                () =>
                    portal.SignedAsync(
                        new HttpMethod(Endpoints.MethodOf(endpoint)),
                        Endpoints.AddressOf(endpoint),
                        [],
                        contentType: null,
                        // Past the guard of pages: it is the audience that is tried.
                        request => request.Headers.Add(SameOrigin.Header, SameOrigin.Value)
                    ),
                wrong
            );
        }

        foreach (var (place, role) in Roles.Index())
        {
            using var person = await SignedIn.WithRolesAsync(
                open.Practice,
                "matrix-" + role.ToLowerInvariant(),
                [role],
                organisation: role is AccountRoles.Employer or AccountRoles.Department ? "U-matrix" : null,
                // Of one address so many unsigned requests would be turned away as guesses.
                from: $"127.0.0.{20 + place}"
            );
            foreach (var endpoint in endpoints)
                await TryAsync(endpoint, role, () => SendAsync(person, endpoint), wrong);
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task TryAsync(
        RouteEndpoint endpoint,
        string caller,
        Func<Task<Answer>> ask,
        List<string> wrong
    )
    {
        var name = Endpoints.NameOf(endpoint);
        var answer = await ask();
        // A page that says why with 403 is an answer.
        var isTurnedAway =
            answer.Status == 401
            || answer is { Status: 403, Problem: "forbidden" or "cross-site" }
            || answer is { Status: 403, Text.Length: 0 };
        var isMeant = Stated[name].Contains(caller) || Stated[name].Contains(Anyone);
        if (answer.Status >= 500 || isTurnedAway == isMeant)
            wrong.Add($"{name} by {caller}: {answer.Status} {answer.Problem}");
    }

    private static async Task<Answer> SendAsync(ConsoleClient client, RouteEndpoint endpoint)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(Endpoints.MethodOf(endpoint)),
            Endpoints.AddressOf(endpoint)
        );
        return await client.SendAsync(request);
    }

    private static Dictionary<string, string[]> Read() =>
        File.ReadLines(
                Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "Data", "audiences.txt")
            )
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' '), StringComparer.Ordinal);
}
