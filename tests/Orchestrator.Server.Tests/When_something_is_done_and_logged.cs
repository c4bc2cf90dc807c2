using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_something_is_done_and_logged(OutsideDatabases databases)
{
    private static readonly string[] Roles = ["administrator"];

    [Fact]
    public async Task Its_line_is_in_the_same_commit()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var portals = Register(node);
        await Should.ThrowAsync<InvalidOperationException>(() =>
            portals.AddAsync(
                Portal("half"),
                (_, _, _) => throw new InvalidOperationException("the node died here"),
                CancellationToken.None
            )
        );
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        (await context.Portals.AnyAsync()).ShouldBeFalse("what is not logged is not done");

        var line = Log(node).Line(Operator.Everywhere("admin", Roles), "portal.added", "half");
        await Should.ThrowAsync<InvalidOperationException>(() =>
            portals.AddAsync(
                Portal("half"),
                async (deed, done, token) =>
                {
                    await line(deed, done, token);
                    throw new InvalidOperationException("the node died here");
                },
                CancellationToken.None
            )
        );
        (await context.Portals.AnyAsync()).ShouldBeFalse();
        (await context.OperatorLog.AnyAsync()).ShouldBeFalse("what is not done is not logged");
    }

    [Fact]
    public async Task Deeds_on_several_nodes_at_once_make_one_chain_without_gaps()
    {
        var connection = await databases.CreateAsync();
        await using var first = await StartingNode.StartAsync(connection);
        await using var second = await StartingNode.StartAsync(connection);
        await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(number =>
                {
                    var node = number % 2 == 0 ? first : second;
                    return Register(node)
                        .AddAsync(
                            Portal($"p{number}"),
                            Log(node).Line(Operator.Everywhere("admin", Roles), "portal.added", $"p{number}"),
                            CancellationToken.None
                        );
                })
        );
        var reader = new OperatorLogReader(
            first.Database.Contexts,
            new LogSeal(first.Settings.LogKeys),
            new LogHeads(first.Settings.LogKeys, RealClock.Instance)
        );
        var page = await reader.ReadAsync(new LogQuery(), Operator.Everywhere("admin", Roles), CancellationToken.None);
        (page.Total, page.Next).ShouldBe((60, null));
        (await reader.CheckAsync(head: null, CancellationToken.None)).Sound.ShouldBeTrue();
        page.Items.Select(line => line.Subject).Distinct().Count().ShouldBe(60);
    }

    private static OperatorLogWriter Log(StartingNode node) =>
        new(node.Database.Contexts, RealClock.Instance, new LogSeal(node.Settings.LogKeys));

    private static PortalRegister Register(StartingNode node) =>
        new(node.Database.Contexts, node.Database.Store, node.Secrets, RealClock.Instance);

    private static NewPortal Portal(string code) =>
        new()
        {
            Code = code,
            Name = code,
            EventTypes = ["*"],
            Cycles = ["*"],
            RequestsPerMinute = 60,
        };
}
