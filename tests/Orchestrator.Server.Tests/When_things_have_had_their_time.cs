using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Server.Tests;

public sealed class When_things_have_had_their_time(OutsideDatabases databases)
{
    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public async Task Names_are_masked_once_processed_and_payloads_and_messages_go_after_their_retention()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var now = await node.Database.Store.ReadClockAsync(CancellationToken.None);
        await using (var context = await node.Database.Contexts.CreateDbContextAsync())
        {
            context.Arrivals.AddRange(
                Arrival(1, ArrivalTarget.NewApplication, answeredAt: null, now),
                Arrival(2, ArrivalTarget.NewApplication, now - Day, now),
                Arrival(3, ArrivalTarget.Cycle, now - Day, now),
                Arrival(4, ArrivalTarget.NewApplication, now - (401 * Day), now)
            );
            context.Outbox.AddRange(
                Message(11, OutboxState.Sent, now - (181 * Day), now),
                Message(12, OutboxState.Sent, now - (179 * Day), now),
                Message(13, OutboxState.Dead, sentAt: null, now)
            );
            await context.SaveChangesAsync();
        }

        var retention = new Retention(node.Settings, node.Database.Store, node.Database.Contexts);
        (await retention.RunOnceAsync(CancellationToken.None)).ShouldBeGreaterThan(0);
        (await retention.RunOnceAsync(CancellationToken.None)).ShouldBe(0, "all is done");

        await using var look = await node.Database.Contexts.CreateDbContextAsync();
        var payloads = await look.Arrivals.ToDictionaryAsync(arrival => arrival.Id, arrival => arrival.Payload);
        payloads[1].ShouldContain("张三丰", customMessage: "it is yet to be processed");
        payloads[2].ShouldContain("张**");
        payloads[2].ShouldContain("P0001");
        payloads[3].ShouldContain("张三丰", customMessage: "a date's name is no person's");
        payloads[4].ShouldBe("{}");
        (await look.Arrivals.CountAsync(arrival => arrival.BodyHash == "hash")).ShouldBe(
            4,
            "a repeat still gets its answer"
        );
        (await look.Outbox.OrderBy(message => message.Id).Select(message => message.Id).ToListAsync()).ShouldBe([
            12L,
            13L,
        ]);
    }

    private static Arrival Arrival(long id, ArrivalTarget target, Instant? answeredAt, Instant now) =>
        new()
        {
            Id = id,
            Portal = "city",
            IdempotencyKey = $"key-{id}",
            BodyHash = "hash",
            ReceivedAt = answeredAt ?? now,
            Target = target,
            TargetId = 1,
            Stimulus = "application.submitted",
            Payload = """{"person":"P0001","name":"张三丰"}""",
            Actor = "{}",
            State = answeredAt is null ? ArrivalState.Pending : ArrivalState.Done,
            AnswerStatus = answeredAt is null ? null : 201,
            AnsweredAt = answeredAt,
        };

    private static OutboxMessage Message(long id, OutboxState state, Instant? sentAt, Instant now) =>
        new()
        {
            Id = id,
            Kind = OutboxKind.Webhook,
            Key = $"key-{id}",
            Destination = "city",
            Payload = "{}",
            CreatedAt = now,
            NotBefore = now,
            State = state,
            SentAt = sentAt,
        };
}
