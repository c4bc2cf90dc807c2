using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>An address has a hundred wrong guesses in a quarter of an hour, whichever names it tries; then it costs no row.</summary>
public sealed class When_an_address_is_counted(OutsideDatabases databases)
{
    private static readonly IPAddress Guesser = IPAddress.Parse("198.51.100.7");
    private static readonly IPAddress Other = IPAddress.Parse("198.51.100.8");

    [Fact]
    public async Task Signatures_of_one_portal_after_another_are_counted_together_minute_after_minute()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var clock = new SetClock(Instant.FromUtc(2024, 10, 8, 1, 0));
        var tally = new SharedTally(node.Database.Contexts, clock);
        var limits = new SignatureLimits(tally, new AddressLimits(tally, clock));
        for (var guess = 0; guess < AddressLimits.Most; guess++)
        {
            limits.IsSpent($"p{guess}", Guesser).ShouldBeFalse();
            await limits.FailedAsync($"p{guess}", Guesser, CancellationToken.None);
            if (guess % 30 == 0)
                clock.Now += Duration.FromMinutes(1);
        }

        await limits.FailedAsync("one-more", Guesser, CancellationToken.None);
        limits.IsSpent("any", Guesser).ShouldBeTrue();
        limits.IsSpent("any", Other).ShouldBeFalse();
        var rows = await RowsAsync(node);
        await limits.FailedAsync("and-more", Guesser, CancellationToken.None);
        (await RowsAsync(node)).ShouldBe(rows, "what is not listened to costs nothing");
        clock.Now += Duration.FromMinutes(5);
        limits.IsSpent("any", Guesser).ShouldBeTrue("the minute is over, the quarter of an hour is not");
        clock.Now += Duration.FromMinutes(10);
        limits.IsSpent("any", Guesser).ShouldBeFalse();
    }

    [Fact]
    public async Task Passwords_of_one_name_after_another_are_counted_together_and_right_ones_are_not()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var clock = new SetClock(Instant.FromUtc(2024, 10, 8, 1, 0));
        var tally = new SharedTally(node.Database.Contexts, clock);
        var limits = new SignInLimits(tally, new AddressLimits(tally, clock));
        Task<SignInTry> TryAsync(string name, IPAddress? from) =>
            limits.TakeAsync(name, new SignInPlace($"address {from}", from), CancellationToken.None);
        for (var right = 0; right < 2 * AddressLimits.Most; right += 20)
        {
            var open = await TryAsync($"colleague-{right}", Guesser);
            open.SecondsToWait.ShouldBe(0);
            await limits.SucceededAsync(open, CancellationToken.None);
        }

        for (var guess = 0; guess < AddressLimits.Most; guess++)
            (await TryAsync($"name-{guess}", Guesser)).SecondsToWait.ShouldBe(0, $"{guess}");
        (await TryAsync("name", Guesser)).SecondsToWait.ShouldBe(15 * 60);
        var rows = await RowsAsync(node);
        (await TryAsync("another", Guesser)).SecondsToWait.ShouldBeGreaterThan(0);
        (await RowsAsync(node)).ShouldBe(rows);
        (await TryAsync("name", Other)).SecondsToWait.ShouldBe(0);
        (await TryAsync("known browser", from: null)).SecondsToWait.ShouldBe(0);
    }

    private static async Task<int> RowsAsync(StartingNode node)
    {
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        return await context.Tallies.CountAsync();
    }

    private sealed class SetClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
