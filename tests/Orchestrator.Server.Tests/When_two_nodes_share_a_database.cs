using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_two_nodes_share_a_database(OutsideDatabases databases)
{
    [Fact]
    public async Task What_one_made_the_other_serves_signs_and_counts()
    {
        await using var nodes = await SharedNodes.StartAsync(
            databases,
            "--Forwarding:KnownProxies=127.0.0.1",
            "--Requests:AllowPrivateAddresses=true"
        );
        await using var receiver = new WebhookReceiver();
        var cycle = await OpenCycle.StartAsync(nodes.First);
        var secret = await AddHookedPortalAsync(nodes.First, receiver.Url);
        await WithdrawAsync(nodes.First.Portal, cycle, "by-the-first");
        (await DeliveredAsync(receiver, 1)).ShouldAllBe(request => IsSigned(request, secret));

        var second = await nodes.AddAsync();
        using var portal = new PortalClient(second.Address, "hooked", secret);
        (await portal.GetAsync("/api/portal/v1/events/types")).Status.ShouldBe(
            200,
            "the portal was made on the other node"
        );
        await SessionsAreSharedAsync(nodes.First, second);
        await FailuresAreCountedTogetherAsync(nodes.First, second);
        await BudgetIsSharedAsync(nodes.First, second);
        await TheProxyIsBelievedAsync(second);

        var (exitCode, output) = await nodes.RefusedAsync("--Security:PersonHashKey=another");
        exitCode.ShouldBe(2, output);
        output.Trim().Split('\n')[^1].ShouldContain("Security:PersonHashKey");
        output.ShouldNotContain("   at ");

        await nodes.First.Server.TerminateAsync();
        await WithdrawAsync(portal, cycle, "by-the-second");
        (await DeliveredAsync(receiver, 2)).ShouldAllBe(request => IsSigned(request, secret));
    }

    private static async Task<string> AddHookedPortalAsync(PracticeServer node, string url)
    {
        var portal = await node.Administrator.PostAsync(
            "/api/console/v1/portals",
            new
            {
                code = "hooked",
                name = "hooked",
                eventTypes = new[] { "*" },
                cycles = new[] { "*" },
                requestsPerMinute = 6000,
                webhookUrl = url,
                subscriptions = new[] { "application.closed" },
            }
        );
        portal.Status.ShouldBe(201, portal.Text);
        return (string)portal.Json!["secret"]!;
    }

    private static async Task WithdrawAsync(PortalClient portal, string cycle, string person)
    {
        var submitted = await portal.AcceptedAsync(
            "application.submitted",
            "cycles/" + cycle,
            OpenCycle.Submission(person)
        );
        await portal.AcceptedAsync(
            "application.withdrawn",
            (string)submitted["subject"]!,
            """{"reason":"个人原因"}""",
            "applicant"
        );
    }

    private static async Task<IReadOnlyList<ReceivedRequest>> DeliveredAsync(WebhookReceiver receiver, int count)
    {
        var limit = Stopwatch.StartNew();
        while (receiver.Requests.Count < count)
        {
            limit.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "the webhook did not come");
            await Task.Yield();
        }

        return [.. receiver.Requests];
    }

    private static bool IsSigned(ReceivedRequest request, string secret) =>
        request.Headers["X-Signature"]
        == RequestSignature.Compute(
            Encoding.UTF8.GetBytes(secret),
            "POST",
            request.PathAndQuery,
            request.Headers["X-Timestamp"],
            request.Headers["X-Nonce"],
            request.Body
        );

    private static async Task SessionsAreSharedAsync(PracticeServer first, ServerProcess second)
    {
        using var person = new ConsoleClient(first.Server.Address);
        var signedIn = await person.PostAsync("/api/session", new { name = "admin", password = SignedIn.Password });
        var cookie = signedIn
            .Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("orchestrator-session", StringComparison.Ordinal))
            .Split(';')[0];
        using var elsewhere = new ConsoleClient(second.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", cookie);
        (await elsewhere.SendAsync(request)).Status.ShouldBe(200, "a session is every node's");
        (await person.DeleteAsync("/api/session")).Status.ShouldBe(204);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        again.Headers.Add("Cookie", cookie);
        (await elsewhere.SendAsync(again)).Status.ShouldBe(401, "ended on one, ended on all");
    }

    private static async Task FailuresAreCountedTogetherAsync(PracticeServer first, ServerProcess second)
    {
        using var user = await SignedIn.WithRolesAsync(first, "guessed", ["office"]);
        using var here = new ConsoleClient(first.Server.Address);
        using var there = new ConsoleClient(second.Address);
        for (var guess = 0; guess < 5; guess++)
        {
            (
                await (guess % 2 == 0 ? here : there).PostAsync(
                    "/api/session",
                    new { name = "guessed", password = "wrong password" }
                )
            ).Status.ShouldBe(401);
        }
        (
            await there.PostAsync("/api/session", new { name = "guessed", password = SignedIn.Password })
        ).Problem.ShouldBe("locked");
        (await here.PostAsync("/api/session", new { name = "guessed", password = SignedIn.Password })).Problem.ShouldBe(
            "locked"
        );
    }

    private static async Task TheProxyIsBelievedAsync(ServerProcess node)
    {
        using var person = new ConsoleClient(node.Address);
        (await SignInAsync(person, SignedIn.Password, client: "203.0.113.7", scheme: "https"))
            .Headers.GetValues("Set-Cookie")
            .ShouldAllBe(
                cookie => cookie.Contains("secure"),
                customMessage: "the person's browser speaks https with the proxy"
            );
        await InOneMinuteAsync(
            async () =>
            {
                using var stranger = new ConsoleClient(node.Address);
                await Task.WhenAll(
                    Enumerable.Range(0, 20).Select(_ => SignInAsync(stranger, "wrong password", client: "203.0.113.8"))
                );
                return
                [
                    (await SignInAsync(stranger, SignedIn.Password, client: "203.0.113.8")).Status,
                    (await SignInAsync(stranger, SignedIn.Password, client: "203.0.113.9")).Status,
                ];
            },
            answers => answers.ShouldBe([429, 200], "one address guessed, the other did not")
        );
    }

    private static async Task<Answer> SignInAsync(
        ConsoleClient person,
        string password,
        string client,
        string scheme = "http",
        string name = "admin"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
        {
            Content = JsonContent.Create(new { name, password }),
        };
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await person.SendAsync(request);
    }

    private static async Task BudgetIsSharedAsync(PracticeServer first, ServerProcess second)
    {
        using var here = await first.AddPortalAsync("slow", perMinute: 20);
        var secret = (string)
            (await first.Administrator.PostAsync("/api/console/v1/portals/slow/secret", new { })).Json!["secret"]!;
        using var mine = new PortalClient(first.Server.Address, "slow", secret);
        using var theirs = new PortalClient(second.Address, "slow", secret);
        await InOneMinuteAsync(
            async () =>
            {
                var answers = await Task.WhenAll(
                    Enumerable
                        .Range(0, 30)
                        .Select(number => (number % 2 == 0 ? mine : theirs).GetAsync("/api/portal/v1/events/types"))
                );
                return [.. answers.Select(answer => answer.Status)];
            },
            answers =>
            {
                answers.Count(status => status == 200).ShouldBeLessThanOrEqualTo(20);
                answers.ShouldContain(429);
            }
        );
    }

    /// <summary>Counts are by the minute: what a minute's end fell into is asked again.</summary>
    private static async Task InOneMinuteAsync(Func<Task<List<int>>> ask, Action<List<int>> check)
    {
        while (true)
        {
            var minute = PortalClient.Now() / 60;
            var answers = await ask();
            if (PortalClient.Now() / 60 != minute)
                continue;
            check(answers);
            return;
        }
    }
}
