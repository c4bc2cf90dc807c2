using System.Diagnostics;
using System.Globalization;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// SIGTERM in each phase of a sandbox's life, in turn. <c>ORCHESTRATOR_SIGTERMS=50</c> in the environment asks for
/// fifty of them instead of one per phase.
/// </summary>
public sealed class When_the_server_is_stopped_during_a_sandbox
{
    private const string Sandboxes = "/api/console/v1/sandboxes";
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly (string Name, Func<Play, Task<bool>> IsReached)[] Phases =
    [
        ("asked for", _ => Task.FromResult(true)),
        ("its folder made", play => Task.FromResult(play.Folder is not null)),
        ("its cluster being made", play => Task.FromResult(play.Has("cluster.new") || play.Has("cluster"))),
        ("its database starting", play => Task.FromResult(play.Has("cluster"))),
        ("its tables being made", play => Task.FromResult(play.Has("cluster/postmaster.pid"))),
        ("playing", async play => await play.StatusAsync() is "playing" or "finished"),
        ("just over", async play => await play.StatusAsync() == "finished"),
    ];

    private static int Times =>
        int.Parse(
            Environment.GetEnvironmentVariable("ORCHESTRATOR_SIGTERMS") ?? $"{Phases.Length}",
            CultureInfo.InvariantCulture
        );

    [Fact]
    public async Task It_ends_in_order_and_nothing_of_the_sandbox_is_left()
    {
        using var folder = new TemporaryFolder();
        using var temporary = new TemporaryFolder();
        await using (var first = await ServerProcess.StartAsync(folder.Path))
        {
            using var administrator = await SignedIn.FirstAsync(first);
        }

        for (var time = 0; time < Times; time++)
        {
            var (name, isReached) = Phases[time % Phases.Length];
            await using var server = await ServerProcess.StartInAsync(folder.Path, temporary.Path);
            using var play = await Play.StartAsync(server, temporary.Path);
            await UntilAsync(() => isReached(play), name, server);

            var (exitCode, took) = await server.TerminateAsync();

            var why = $"SIGTERM {time + 1}, sandbox {name}, took {took}; the server wrote:\n{server.Output}";
            exitCode.ShouldBe(0, why);
            took.ShouldBeLessThan(Promised.Within(Promise), why);
            server.Output.ShouldNotContain("   at ", Case.Sensitive, why);
            play.Folder.ShouldBeNull(why);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isReached, string phase, ServerProcess server)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var limit = Stopwatch.StartNew();
        while (!await isReached())
        {
            limit.Elapsed.ShouldBeLessThan(
                Patience,
                $"the sandbox was never: {phase}. The server wrote:\n{server.Output}"
            );
            await timer.WaitForNextTickAsync();
        }
    }

    private sealed record Play(ConsoleClient Administrator, string Id, string Temporary) : IDisposable
    {
        public string? Folder => Directory.EnumerateDirectories(Temporary, "orchestrator-postgres-*").SingleOrDefault();

        public static async Task<Play> StartAsync(ServerProcess server, string temporary)
        {
            var administrator = new ConsoleClient(server.Address);
            (
                await administrator.PostAsync("/api/session", new { name = "admin", password = SignedIn.Password })
            ).Status.ShouldBe(200);
            var created = await administrator.PostAsync(
                Sandboxes,
                new
                {
                    definitionId = "tianjin-2024",
                    applications = 5,
                    seed = 1,
                    seconds = 1,
                }
            );
            created.Status.ShouldBe(201, created.Text);
            return new Play(administrator, (string)created.Json!["id"]!, temporary);
        }

        public bool Has(string path) => Folder is { } folder && Path.Exists(Path.Combine(folder, path));

        public async Task<string?> StatusAsync() =>
            (string?)(await Administrator.GetOkAsync($"{Sandboxes}/{Id}"))["status"];

        public void Dispose() => Administrator.Dispose();
    }
}
