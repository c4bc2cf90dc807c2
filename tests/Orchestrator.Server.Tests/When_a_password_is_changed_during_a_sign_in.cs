using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Tests;

/// <summary>A password takes a fifth of a second to check; what is done to the account meanwhile counts.</summary>
public sealed class When_a_password_is_changed_during_a_sign_in(OutsideDatabases databases)
{
    private static readonly InCommit<object?> NoLine = (_, _, _) => Task.CompletedTask;

    [Theory]
    [InlineData("changed")]
    [InlineData("disabled")]
    public async Task Who_was_checked_against_the_old_one_gets_no_session(string deed)
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (users, sessions) = (Register(node), new SessionStore(node.Database.Contexts, RealClock.Instance));
        var user = await AddAsync(node, users);

        (
            deed == "changed"
                ? await users.SetPasswordAsync(user.Account, "violet-tram-horizon", NoLine, CancellationToken.None)
                : await users.DisableAsync(user.Account, NoLine, CancellationToken.None)
        ).ShouldBeTrue();

        (await sessions.StartAsync(user, null, NoLine, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_sign_in_while_it_is_changed_none_stays()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (users, sessions) = (Register(node), new SessionStore(node.Database.Contexts, RealClock.Instance));
        for (var round = 0; round < 10; round++)
        {
            var user = await AddAsync(node, users);
            var thieves = Enumerable
                .Range(0, 8)
                .Select(_ => sessions.StartAsync(user, null, NoLine, CancellationToken.None))
                .ToList();
            await users.SetPasswordAsync(user.Account, "violet-tram-horizon", NoLine, CancellationToken.None);
            await Task.WhenAll(thieves);

            await using var context = await node.Database.Contexts.CreateDbContextAsync();
            (await context.Sessions.CountAsync()).ShouldBe(0);
        }
    }

    private static UserRegister Register(StartingNode node) =>
        new(node.Database.Contexts, node.Database.Store, new Passwords(), RealClock.Instance);

    private static async Task<User> AddAsync(StartingNode node, UserRegister users)
    {
        var name = "u" + Guid.NewGuid().ToString("N")[..8];
        var body = new NewUser
        {
            Name = name,
            DisplayName = name,
            Password = SignedIn.Password,
            Roles = ["office"],
        };
        (await users.AddAsync(body, madeBy: null, NoLine, CancellationToken.None)).ShouldNotBeNull();
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        return await context.Users.AsNoTracking().SingleAsync(user => user.Account == name);
    }
}
