using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.Tests.Conformance;

public abstract class ArrivalSuite(IStorageUnderTest storage) : WorkStoreSuite(storage)
{
    [Fact]
    public async Task A_new_arrival_is_stamped_by_the_clock_of_the_database()
    {
        var before = await Store.ReadClockAsync(Cancel);
        var stamped = (await Store.StampArrivalsAsync([NewArrival(5, "k1")], Cancel)).ShouldHaveSingleItem();
        var after = await Store.ReadClockAsync(Cancel);

        stamped.Outcome.ShouldBe(StampOutcome.New);
        stamped.State.ShouldBe(ArrivalState.Pending);
        stamped.ReceivedAt.ShouldBeGreaterThanOrEqualTo(before);
        stamped.ReceivedAt.ShouldBeLessThanOrEqualTo(after);
        await using var context = Store.CreateContext();
        var stored = await context.Arrivals.SingleAsync(Cancel);
        stored.Id.ShouldBe(stamped.Id);
        stored.ReceivedAt.ShouldBe(stamped.ReceivedAt);
        stored.Payload.ShouldBe("""{"decision":"recommended"}""");
    }

    [Fact]
    public async Task A_repeat_gets_the_first_stamp_and_the_stored_answer()
    {
        var first = (await Store.StampArrivalsAsync([NewArrival(5, "k1")], Cancel))[0];
        var pending = (await Store.StampArrivalsAsync([NewArrival(5, "k1")], Cancel))[0];
        await WriteAsync(batch =>
            batch.Answers.Add(new ArrivalAnswer(first.Id, 422, """{"code":"deadline-passed"}""", Base))
        );
        var answered = (await Store.StampArrivalsAsync([NewArrival(5, "k1")], Cancel))[0];

        pending.ShouldBe(first with { Outcome = StampOutcome.Repeat });
        answered.ShouldBe(
            new StampedArrival(
                StampOutcome.Repeat,
                first.Id,
                first.ReceivedAt,
                ArrivalState.Done,
                422,
                """{"code":"deadline-passed"}"""
            )
        );
    }

    [Fact]
    public async Task A_key_used_again_for_another_body_is_told_apart()
    {
        var stamped = await Store.StampArrivalsAsync(
            [
                NewArrival(5, "k1", "h1"),
                NewArrival(5, "k1", "h1"),
                NewArrival(5, "k1", "h2"),
                NewArrival(5, "K1", "h2"),
            ],
            Cancel
        );

        stamped
            .Select(arrival => arrival.Outcome)
            .ShouldBe([StampOutcome.New, StampOutcome.Repeat, StampOutcome.KeyReused, StampOutcome.New]);
        stamped.Take(3).Select(arrival => arrival.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Arrivals_of_one_call_keep_their_order_whatever_their_keys()
    {
        var stamped = await Store.StampArrivalsAsync(
            [NewArrival(5, "z"), NewArrival(5, "a"), NewArrival(5, "m")],
            Cancel
        );

        await using var transaction = await Store.BeginAsync(Cancel);
        var claimed = await transaction.ClaimArrivalsAsync([.. stamped.Select(arrival => arrival.Id)], Cancel);
        claimed.Select(arrival => arrival.IdempotencyKey).ShouldBe(["z", "a", "m"]);
    }

    [Fact]
    public async Task Of_concurrent_stamps_of_one_key_one_is_new()
    {
        var stamped = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Store.StampArrivalsAsync([NewArrival(5, "k1")], Cancel))
        );

        stamped.Count(list => list[0].Outcome == StampOutcome.New).ShouldBe(1);
        stamped.Select(list => list[0].Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_the_barrier_every_arrival_stamped_before_the_horizon_is_visible()
    {
        var stamps = new ConcurrentDictionary<long, Instant>();
        var stampers = Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 60; i++)
                        {
                            foreach (
                                var stamped in await Store.StampArrivalsAsync(
                                    [NewArrival(number, $"{number}-{i}"), NewArrival(number, $"{number}-{i}-b")],
                                    Cancel
                                )
                            )
                            {
                                stamps[stamped.Id] = stamped.ReceivedAt;
                            }
                        }
                    })
                )
        );
        var seen = new List<(Instant Horizon, HashSet<long> Visible)>();
        do
        {
            var horizon = await Store.PassBarrierAsync(Cancel);
            await using var context = Store.CreateContext();
            seen.Add((horizon, [.. await context.Arrivals.Select(arrival => arrival.Id).ToListAsync(Cancel)]));
        } while (!stampers.IsCompleted);

        await stampers;
        stamps.Count.ShouldBe(480);
        foreach (var (horizon, visible) in seen)
        {
            stamps
                .Where(pair => pair.Value < horizon)
                .Select(pair => pair.Key)
                .Where(id => !visible.Contains(id))
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Pending_arrivals_are_claimed_in_the_order_of_their_stamps_and_by_one_only()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await Store.StampArrivalsAsync([NewArrival(1, $"k{i}")], Cancel))[0].Id);
        }

        var horizon = await Store.PassBarrierAsync(Cancel);
        await using var one = await Store.BeginAsync(Cancel);
        await using var other = await Store.BeginAsync(Cancel);
        var first = await one.ClaimPendingArrivalsAsync(horizon, 2, Cancel);
        var second = await other.ClaimPendingArrivalsAsync(horizon, 10, Cancel);

        first.Select(arrival => arrival.Id).ShouldBe(ids.Take(2));
        second.Select(arrival => arrival.Id).ShouldBe(ids.Skip(2));
        (await other.ClaimArrivalsAsync([ids[0], ids[3]], Cancel)).Select(arrival => arrival.Id).ShouldBe([ids[3]]);
    }

    [Fact]
    public async Task An_arrival_is_answered_once()
    {
        var id = (await Store.StampArrivalsAsync([NewArrival(1, "k")], Cancel))[0].Id;
        await WriteAsync(batch => batch.Answers.Add(new ArrivalAnswer(id, 202, "{}", Base)));

        var exception = await Should.ThrowAsync<WorkConflictException>(() =>
            WriteAsync(batch => batch.Answers.Add(new ArrivalAnswer(id, 409, "{}", Base)))
        );

        exception.Table.ShouldBe("arrivals");
        await using var context = Store.CreateContext();
        (await context.Arrivals.SingleAsync(Cancel)).AnswerStatus.ShouldBe(202);
    }

    [Fact]
    public async Task With_a_virtual_clock_stamps_and_the_horizon_are_the_given_instant()
    {
        var clock = new FakeClock(Base);
        var store = Storage.CreateStore(clock);

        (await store.StampArrivalsAsync([NewArrival(1, "k")], Cancel))[0].ReceivedAt.ShouldBe(Base);
        clock.Reset(Base + Duration.FromDays(3));
        (await store.PassBarrierAsync(Cancel)).ShouldBe(clock.GetCurrentInstant());
        (await store.ReadClockAsync(Cancel)).ShouldBe(clock.GetCurrentInstant());
        (store as IDisposable)?.Dispose();
    }
}
