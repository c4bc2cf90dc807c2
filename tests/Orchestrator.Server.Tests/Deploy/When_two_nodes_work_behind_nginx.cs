using System.Diagnostics;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests.Deploy;

public sealed class When_two_nodes_work_behind_nginx : IAsyncLifetime
{
    private const int Requests = 20;

    private readonly TemporaryFolder _first = new();
    private readonly TemporaryFolder _second = new();
    private TemporaryPostgres? _database;
    private ServerProcess? _one;
    private ServerProcess? _two;
    private Nginx? _nginx;

    public async ValueTask InitializeAsync()
    {
        _database = await TemporaryPostgres.StartAsync();
        var database = "--Database:ConnectionString=" + _database.ConnectionString;
        _one = await ServerProcess.StartAsync(_first.Path, database);
        _two = await ServerProcess.StartAsync(_second.Path, database);
        _nginx = await Nginx.PrepareAsync(_one.Address, _two.Address);
        await _nginx.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _nginx?.Dispose();
        if (_one is not null)
            await _one.DisposeAsync();
        if (_two is not null)
            await _two.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task Who_signed_in_on_one_is_known_on_the_other_and_one_that_is_killed_is_not_missed()
    {
        // While there are no users each node that starts prints a link, and the last one is good.
        using (var direct = await SignedIn.FirstAsync(_two!))
        {
            // The first administrator is there; from here on everybody comes through nginx.
        }

        using var person = new ConsoleClient(_nginx!.Address);
        (await person.PostAsync("/api/session", new { name = "admin", password = SignedIn.Password })).Status.ShouldBe(
            200
        );

        (await NodesThatAnswerAsync(person)).ShouldBe(
            [_one!.Address.Authority, _two!.Address.Authority],
            ignoreOrder: true
        );

        await _one.KillAsync();
        var down = Stopwatch.StartNew();
        (await NodesThatAnswerAsync(person)).ShouldContain(_two.Address.Authority);
        down.Elapsed.ShouldBeLessThan(Promised.Seconds(10));
    }

    // All requests are answered with 200; the header names the node, and before it those that did not answer.
    private static async Task<IReadOnlyList<string>> NodesThatAnswerAsync(ConsoleClient person)
    {
        HashSet<string> nodes = [];
        for (var request = 0; request < Requests; request++)
        {
            var answer = await person.GetAsync("/api/session");
            answer.Status.ShouldBe(200, answer.Text);
            nodes.Add(answer.Headers.GetValues("X-Node").Single().Split(", ")[^1]);
        }

        return [.. nodes];
    }
}
