using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Outbox;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Tests.Fanouts;

/// <summary>An instance hears of things in the order in which they happened, whichever node brings them.</summary>
public class When_stimuli_have_their_turn(Postgres postgres)
{
    private const string Payload =
        """{"name":"anchors.changed","at":"2024-10-09T01:00:00Z","payload":{"name":"apply.closes"}}""";

    [Fact]
    public async Task A_later_one_waits_for_an_earlier_that_another_node_has_claimed()
    {
        await using var year = await Year.StartAsync(postgres);
        await AddAsync(year, 900_001, year.CycleId, minutes: 1);
        await AddAsync(year, 900_002, year.CycleId, minutes: 2);
        year.Clock.MoveTo("2024-10-09 10:00");
        var runner = year.Node.Get<StimulusRunner>();

        await using (var crashing = await year.Node.Store.BeginAsync(default))
        {
            (await crashing.ClaimOutboxAsync([OutboxKind.Stimulus], 1, default))
                .ShouldHaveSingleItem()
                .Id.ShouldBe(900_001);
            (await runner.RunOnceAsync(default)).ShouldBe(0);
        }

        (await runner.RunOnceAsync(default)).ShouldBe(2);
        await using var context = year.Node.Context();
        (
            await context.Outbox.CountAsync(message => message.Id > 900_000 && message.State == OutboxState.Sent)
        ).ShouldBe(2);
    }

    [Fact]
    public async Task One_for_another_instance_does_not_wait()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        await AddAsync(year, 900_001, year.CycleId, minutes: 1);
        await AddAsync(year, 900_002, id, minutes: 2);
        year.Clock.MoveTo("2024-10-09 10:00");

        await using var crashing = await year.Node.Store.BeginAsync(default);
        (await crashing.ClaimOutboxAsync([OutboxKind.Stimulus], 1, default))
            .ShouldHaveSingleItem()
            .Id.ShouldBe(900_001);

        (await year.Node.Get<StimulusRunner>().RunOnceAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_fan_out_passes_no_earlier_arrival()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var (first, second) = (await year.SubmittedAsync("P1"), await year.SubmittedAsync("P2"));
        var arrival = year.Arrival(
            first,
            ArrivalTarget.Instance,
            ReviewEvents.ApplicationWithdrawn,
            """{"reason":"个人原因"}"""
        );
        await year.Node.Store.StampArrivalsAsync([arrival], default);
        year.Clock.MoveTo("2024-10-09 10:00");
        await AddFanoutAsync(year);
        var (fanouts, stimuli) = (year.Node.Get<FanoutRunner>(), year.Node.Get<StimulusRunner>());

        (await fanouts.RunOnceAsync(default)).ShouldBe(2);
        (await stimuli.RunOnceAsync(default)).ShouldBe(0);
        await using var context = year.Node.Context();
        (await context.Outbox.SingleAsync(message => message.Key == FanoutMessages.Key(900_000, first))).State.ShouldBe(
            OutboxState.Waiting
        );
        (await context.Outbox.AnyAsync(message => message.Key == FanoutMessages.Key(900_000, second))).ShouldBeFalse();

        (await year.Node.Arrivals.ProcessPendingAsync(default)).ShouldBe(1);
        (await stimuli.RunOnceAsync(default)).ShouldBeGreaterThan(0);
        await using var after = year.Node.Context();
        (await after.Outbox.SingleAsync(message => message.Key == FanoutMessages.Key(900_000, first))).State.ShouldBe(
            OutboxState.Sent
        );
        (await year.ApplicationAsync(first)).FinalState.ShouldBe(TitleReview.Steps.Stages.Withdrawn);
    }

    [Fact]
    public async Task A_start_of_a_definition_that_was_retracted_fails_alone()
    {
        await using var year = await Year.StartAsync(postgres);
        await AddAsync(year, 900_001, year.CycleId, minutes: 1);
        await AddAsync(year, 900_002, year.CycleId, minutes: 2, message =>
            (message.Kind, message.Destination, message.Payload) = (OutboxKind.Workflow, "retracted", "{}")
        );
        await AddAsync(year, 900_003, year.CycleId, minutes: 3);
        year.Clock.MoveTo("2024-10-09 10:00");

        (await year.Node.Get<StimulusRunner>().RunOnceAsync(default)).ShouldBe(3);

        await using var context = year.Node.Context();
        var states = await context
            .Outbox.Where(message => message.Id > 900_000)
            .OrderBy(message => message.Id)
            .Select(message => message.State)
            .ToListAsync();
        states.ShouldBe([OutboxState.Sent, OutboxState.Dead, OutboxState.Sent]);
        year.Node.Alarms.ShouldHaveSingleItem();
    }

    private static async Task AddFanoutAsync(Year year)
    {
        await using var context = year.Node.Context();
        context.Fanouts.Add(
            new Fanout
            {
                Id = 900_000,
                CycleId = year.CycleId,
                Stimulus = ReviewEvents.AnchorsChanged,
                Payload = Payload,
                At = FakeClock.At("2024-10-09 09:00"),
                Until = long.MaxValue,
            }
        );
        await context.SaveChangesAsync();
    }

    private static async Task AddAsync(
        Year year,
        long id,
        long instance,
        int minutes,
        Action<OutboxMessage>? change = null
    )
    {
        var at = FakeClock.At("2024-10-09 09:00") + Duration.FromMinutes(minutes);
        var message = new OutboxMessage
        {
            Id = id,
            Kind = OutboxKind.Stimulus,
            Key = $"test-{id}",
            InstanceId = instance,
            Destination = $"{instance}",
            Payload = Payload,
            CreatedAt = at,
            NotBefore = at,
        };
        change?.Invoke(message);
        await using var context = year.Node.Context();
        context.Outbox.Add(message);
        await context.SaveChangesAsync();
    }
}
