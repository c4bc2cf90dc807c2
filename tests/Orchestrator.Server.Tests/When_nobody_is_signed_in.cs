using Microsoft.AspNetCore.Authorization;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_nobody_is_signed_in(OpenServer server)
{
    /// <summary>All that may be asked without signing in. A new entry is a decision.</summary>
    private static readonly string[] Open =
    [
        "GET /openapi/{documentName}.json",
        "POST /api/session",
        "POST /api/session/link",
        // Whoever has the one-time link to an account chooses its password.
        "POST /api/session/password-link",
        "GET /health/live",
        "GET /health/ready",
        // The designer's page: without a session it leads to the sign-in page.
        "GET /studio",
        "GET /studio/{**path}",
        // Each endpoint of a workflow names who may call it; nobody else learns that it exists.
        "GET /workflows/{**path}",
    ];

    [Fact]
    public async Task Every_endpoint_names_a_permission_and_only_the_listed_ones_are_open()
    {
        var endpoints = await Endpoints.ReadAsync();
        endpoints.Count.ShouldBeGreaterThan(35);
        foreach (var endpoint in endpoints)
        {
            var name = Endpoints.NameOf(endpoint);
            var policies = endpoint.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
            policies.ShouldNotBeEmpty(name);
            policies.ShouldAllBe(policy => policy != null, name);
            endpoint.Metadata.OfType<IAllowAnonymous>().ShouldBeEmpty(name);
            policies.Contains(Permission.Anyone).ShouldBe(Open.Contains(name), name);
        }
    }

    [Fact]
    public async Task Every_other_endpoint_answers_401()
    {
        using var nobody = new ConsoleClient(server.Address, from: "127.0.0.9");
        foreach (
            var endpoint in (await Endpoints.ReadAsync()).Where(endpoint => !Open.Contains(Endpoints.NameOf(endpoint)))
        )
        {
            var path = endpoint
                .RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(Endpoints.NameOf(endpoint).Split(' ')[0]), path);
            var answer = await nobody.SendAsync(request);
            answer.Status.ShouldBe(401, Endpoints.NameOf(endpoint));
            answer.Problem.ShouldNotBeNull(Endpoints.NameOf(endpoint));
        }
    }

    [Theory]
    [InlineData("/api/console/v1/none")]
    [InlineData("/api/none")]
    [InlineData("/workflows/none")]
    public async Task An_unknown_address_says_nothing_either(string path)
    {
        using var nobody = new ConsoleClient(server.Address, from: "127.0.0.9");
        (await nobody.GetAsync(path)).Status.ShouldBe(401);
    }
}
