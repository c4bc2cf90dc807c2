using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A portal hears of the cycles that it may reach, whatever it subscribes to.</summary>
public sealed class When_a_portal_subscribes_to_everything(Postgres postgres)
{
    [Fact]
    public async Task It_hears_of_no_cycle_out_of_its_reach()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.SubscribeAsync("all");
        await year.SubscribeAsync("city", "天津市");
        await year.SubscribeAsync("cycle", "TJ-2024");
        await year.SubscribeAsync("other-city", "柳州市");
        await year.SubscribeAsync("other-cycle", "TJ-2023");

        await year.OpenWindowAsync();
        await year.SubmittedAsync("P1");

        await using var context = year.Node.Context();
        var told = await context
            .Outbox.Where(message => message.Kind == OutboxKind.Webhook)
            .Select(message => message.Destination)
            .Distinct()
            .ToListAsync();
        told.Select(destination => destination.Split('/')[0]).Order().ShouldBe(["all", "city", "cycle"]);
    }
}
