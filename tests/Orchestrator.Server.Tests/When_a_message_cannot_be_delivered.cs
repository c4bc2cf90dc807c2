using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_message_cannot_be_delivered(OpenServer server)
{
    private const string Letters = "/api/console/v1/dead-letters";

    [Fact]
    public async Task An_administrator_sees_why_and_sends_it_again_once_the_cause_is_gone()
    {
        var status = StatusCodes.Status410Gone;
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = Receiver(context =>
        {
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status204NoContent)
                delivered.TrySetResult();
            return Task.CompletedTask;
        });
        await receiver.StartAsync(TestContext.Current.CancellationToken);
        var portal = await server.Administrator.PostAsync(
            "/api/console/v1/portals",
            new
            {
                code = "out-of-reach",
                name = "out-of-reach",
                eventTypes = new[] { "*" },
                cycles = new[] { "*" },
                requestsPerMinute = 100,
                webhookUrl = receiver.Urls.Single() + "/hook",
                subscriptions = new[] { "application.closed" },
            }
        );
        portal.Status.ShouldBe(201, portal.Text);
        var application = await server.SubmitAsync("undelivered");
        await server.Portal.AcceptedAsync(
            "application.withdrawn",
            application,
            """{"reason":"个人原因"}""",
            "applicant"
        );

        var letter = await GivenUpAsync();
        ((string?)letter["kind"], (string?)letter["reason"], (bool)letter["mayBeRetried"]!).ShouldBe(
            ("webhook", "接收方回答 / receiver answered: HTTP 410", true)
        );
        letter.ToJsonString().ShouldNotContain("个人原因");
        var ids = new { ids = new[] { (string?)letter["id"] } };
        using var office = await SignedIn.WithRolesAsync(server.Practice, "outbox-office", ["titleOffice"]);
        (await office.GetAsync(Letters)).Status.ShouldBe(403);
        (await office.PostAsync(Letters + "/retries", ids)).Status.ShouldBe(403);

        status = StatusCodes.Status204NoContent;
        var retried = await server.Administrator.PostAsync(Letters + "/retries", ids);
        ((int?)retried.Json!["changed"]).ShouldBe(1, retried.Text);
        ((int?)(await server.Administrator.PostAsync(Letters + "/retries", ids)).Json!["changed"]).ShouldBe(
            0,
            "it waits already, or is sent"
        );
        await delivered.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        (await MineAsync()).ShouldBeEmpty();
        var log = (await server.Administrator.GetOkAsync("/api/console/v1/operator-log"))["items"]!.AsArray();
        log.Count(line =>
                (string?)line!["action"] == "dead-letter.retried"
                && (string?)line["subject"] == $"dead-letters/{(string?)letter["id"]}"
            )
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_names_its_letters()
    {
        (
            await server.Administrator.PostAsync(Letters + "/retries", new { ids = Array.Empty<string>() })
        ).Status.ShouldBe(400);
        (
            (int?)
                (await server.Administrator.PostAsync(Letters + "/retries", new { ids = new[] { "none" } })).Json![
                    "changed"
                ]
        ).ShouldBe(0);
    }

    private static WebApplication Receiver(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        return app;
    }

    private async Task<IReadOnlyList<JsonNode>> MineAsync() =>
        [
            .. (await server.Administrator.GetOkAsync(Letters))
                .AsArray()
                .OfType<JsonNode>()
                .Where(letter => ((string)letter["name"]!).StartsWith("out-of-reach/", StringComparison.Ordinal)),
        ];

    // An administrator looks again, and so does this.
    private async Task<JsonNode> GivenUpAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); )
        {
            if (await MineAsync() is [var letter, ..])
                return letter;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The message was not given up within a minute.");
    }
}
