using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Automation;

public sealed class When_a_host_is_slow(Postgres postgres)
{
    private const int Many = 20;

    private readonly FakeClock _clock = new(Instant.FromUtc(2024, 10, 8, 0, 0));

    /// <summary>Each answer takes 31 seconds: after four of them a lease taken for all would be over.</summary>
    [Fact]
    public async Task Another_node_sends_none_of_the_requests_that_wait_behind_it_twice()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var other = await NodeAsync(database);
        var answered = 0;
        var helping = Task.FromResult(0);
        await using var receiver = new WebhookReceiver
        {
            Answers = () =>
            {
                _clock.Advance(Duration.FromSeconds(31));
                if (++answered == 6)
                    helping = Task.Run(() => other.Get<RequestSender>().RunOnceAsync(default));
            },
        };
        await using var node = await NodeAsync(database);
        await AskAsync(node, receiver.Url);

        var sent = await node.Get<RequestSender>().RunOnceAsync(default);

        (sent + await helping).ShouldBe(Many);
        receiver.Requests.Count.ShouldBe(Many);
        receiver.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().Count().ShouldBe(Many);
    }

    private Task<EngineNode> NodeAsync(string database) =>
        EngineNode.StartAsync(database, _clock, options => options.Requests = new RequestOptions
            {
                AllowedHosts = ["127.0.0.1"],
                AllowPrivateAddresses = true,
                Parallelism = 1,
            });

    private async Task AskAsync(EngineNode node, string url)
    {
        var asked = new JsonObject
        {
            ["run"] = "1",
            ["url"] = url,
            ["method"] = "GET",
            ["headers"] = new JsonObject(),
            ["retries"] = false,
        }.ToJsonString();
        await using var context = node.Context();
        context.Outbox.AddRange(
            Enumerable
                .Range(1, Many)
                .Select(number => new OutboxMessage
                {
                    Id = 9_000_000 + number,
                    Kind = OutboxKind.Request,
                    Key = $"r{number}",
                    InstanceId = number,
                    Destination = "127.0.0.1",
                    Payload = asked,
                    CreatedAt = _clock.Now,
                    NotBefore = _clock.Now,
                })
        );
        await context.SaveChangesAsync();
    }
}
