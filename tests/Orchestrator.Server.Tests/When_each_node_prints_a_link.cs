using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Tests;

public sealed class When_each_node_prints_a_link(OutsideDatabases databases)
{
    [Fact]
    public async Task All_are_good_until_one_is_used_and_of_those_tried_at_once_one_wins()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var links = new AdministratorLink(node.Database.Contexts, RealClock.Instance);
        var tokens = new List<string>();
        for (var start = 0; start < 8; start++)
            tokens.Add((await links.IssueAsync(CancellationToken.None)).ShouldNotBeNull());

        var used = await Task.WhenAll(tokens.Select(token => links.UseAsync(token, CancellationToken.None)));

        used.Count(won => won).ShouldBe(1);
        foreach (var token in tokens)
            (await links.UseAsync(token, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_a_slow_node_prints_when_there_is_an_administrator_already_opens_nothing()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var links = new AdministratorLink(node.Database.Contexts, RealClock.Instance);
        var late = (await links.IssueAsync(CancellationToken.None)).ShouldNotBeNull();
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        context.Users.Add(
            new User
            {
                Id = 1,
                Account = "first",
                DisplayName = "first",
                SecurityStamp = "",
                Enabled = true,
            }
        );
        await context.SaveChangesAsync();

        (await links.UseAsync(late, CancellationToken.None)).ShouldBeFalse();
    }
}
