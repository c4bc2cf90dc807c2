using System.Net;
using NodaTime;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>What a count takes back, and for whom.</summary>
public sealed class When_sign_ins_are_counted(OutsideDatabases databases)
{
    private static readonly IPAddress Address = IPAddress.Parse("198.51.100.7");
    private static readonly SignInPlace Place = new("address 198.51.100.7", Address);

    [Fact]
    public async Task A_right_try_forgives_no_guess_at_a_name_in_other_capitals()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (limits, _) = Limits(node);
        for (var i = 0; i < 4; i++)
            (await limits.TakeAsync("wang.li", Place, CancellationToken.None)).SecondsToWait.ShouldBe(0);
        var right = await limits.TakeAsync("Wang.Li", Place, CancellationToken.None);
        await limits.SucceededAsync(right, CancellationToken.None);

        (await limits.TakeAsync("wang.li", Place, CancellationToken.None)).SecondsToWait.ShouldBe(0);
        (await limits.TakeAsync("wang.li", Place, CancellationToken.None)).SecondsToWait.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Many_right_tries_at_the_same_moment_close_no_address()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (limits, addresses) = Limits(node);
        var open = new List<SignInTry>();
        for (var i = 0; i <= AddressLimits.Most; i++)
            open.Add(await limits.TakeAsync($"user-{i}", Place, CancellationToken.None));
        open[^1].SecondsToWait.ShouldBeGreaterThan(0, "whether they are right is not known yet");
        foreach (var right in open[..^1])
            await limits.SucceededAsync(right, CancellationToken.None);

        (await limits.TakeAsync("late", Place, CancellationToken.None)).SecondsToWait.ShouldBe(0);
        for (var i = 0; i < 2 * AddressLimits.Most; i++)
            await limits.TakeAsync($"guess-{i}", Place, CancellationToken.None);
        addresses.IsSpent("sign-in-address", Address).ShouldBeTrue();
    }

    private static (SignInLimits, AddressLimits) Limits(StartingNode node)
    {
        // No window ends meanwhile.
        var clock = new StoppedClock();
        var tally = new SharedTally(node.Database.Contexts, clock);
        var addresses = new AddressLimits(tally, clock);
        return (new SignInLimits(tally, addresses), addresses);
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2024, 10, 8, 1, 1);
    }
}
