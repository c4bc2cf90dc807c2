using System.Globalization;
using NodaTime;
using Npgsql;
using Orchestrator.Benchmarks.Lateness;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// Three nodes, 20,000 deadlines over two minutes and a half, 2,000 portal events, and a kill -9 every half second to three
/// seconds: as many kills as <c>ORCHESTRATOR_KILLS=50</c> asks for. <c>ORCHESTRATOR_OTHER_SERVER</c> names the program of another
/// version with the same tables: every second start is its.
/// </summary>
public sealed class When_nodes_are_killed_all_the_time(OutsideDatabases databases)
{
    private const int Nodes = 3;
    private const int Deadlines = 20_000;
    private const int DeadlinesOfACommit = 4000;
    private const int Events = 2000;
    private const int Senders = 4;
    private const int Seed = 1;
    private const long FirstInstance = 9_000_000_000_100_000;
    private const string PracticeNow =
        "clock_timestamp() + (SELECT value::bigint FROM settings WHERE name = 'practice.offset') * interval '1 millisecond'";

    private static readonly Duration Storm = Duration.FromSeconds(150);
    private static readonly Duration Ahead = Duration.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("ORCHESTRATOR_KILLS") ?? "0",
        CultureInfo.InvariantCulture
    );

    private static readonly string[] Programs = Environment.GetEnvironmentVariable("ORCHESTRATOR_OTHER_SERVER")
        is { Length: > 0 } other
        ? [ServerProcess.ServerFile, other]
        : [ServerProcess.ServerFile];

    [Fact]
    public async Task Nothing_is_lost_nothing_happens_twice_and_nothing_is_early()
    {
        // Three nodes that start again all the time need the machine for themselves: beside the other projects they are hardly ever up.
        Assert.SkipWhen(
            Kills == 0,
            "Set ORCHESTRATOR_KILLS to the number of kills; five minutes for 50 on two idle cores."
        );
        var connection = await databases.CreateAsync();
        string[] arguments =
        [
            "--Practice:Start=2024-09-10",
            "--Database:Provider=postgresql",
            $"--Database:ConnectionString={connection};Maximum Pool Size=20",
        ];
        var (cycle, secret) = await PrepareAsync(arguments);
        await using var database = PostgreSqlDatabase.CreateSource(connection);
        await Witness.CallAsync(database, PracticeNow);
        var before = await HistoryReader.ReadAsync(database);
        await using var nodes = await KilledNodes.StartAsync(Nodes, Seed, Programs, arguments);
        await ArmAsync(database);

        var killing = nodes.KillAsync(Kills);
        var sent = await SendAsync(new StubbornPortal(() => nodes.Ready, "city", secret), cycle);
        await killing;
        await nodes.AllReadyAsync();
        var history = await AtRestAsync(database);

        Check(history.Without(before), sent);
        await EachPersonOnceAsync(database, sent);
    }

    /// <summary>A cycle whose window is open, and a portal; then the node that made them is gone.</summary>
    private static async Task<(string Cycle, string Secret)> PrepareAsync(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await using var practice = new PracticeServer(folder.Path, arguments[1..]);
        await practice.InitializeAsync();
        var cycle = await OpenCycle.StartAsync(practice);
        var secret = await practice.Administrator.PostAsync("/api/console/v1/portals/city/secret", new { });
        return (cycle, (string)secret.Json!["secret"]!);
    }

    private static async Task ArmAsync(NpgsqlDataSource database)
    {
        using var store = new PostgreSqlWorkStore(database);
        await WaitingInstances.StoreAsync(store);
        var random = new Random(Seed);
        var begin = (await HistoryReader.ReadClockAsync(database)) + Ahead;
        var instants = Enumerable.Range(0, Deadlines).Select(_ => begin + (Storm * random.NextDouble())).Order();
        var first = FirstInstance;
        foreach (var page in instants.Chunk(DeadlinesOfACommit))
        {
            await WaitingInstances.ArmAsync(store, page, first);
            first += page.Length;
        }
    }

    private static async Task<IReadOnlyList<SentArrival>> SendAsync(StubbornPortal portal, string cycle)
    {
        using var patience = new CancellationTokenSource(Storm.ToTimeSpan() + Patience);
        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, Senders)
                .Select(async sender =>
                {
                    var own = new List<SentArrival>();
                    using var pace = new PeriodicTimer(Storm.ToTimeSpan() / (Events / Senders));
                    for (var number = sender; number < Events; number += Senders)
                    {
                        await pace.WaitForNextTickAsync(patience.Token);
                        var submission = OpenCycle.Submission($"P{number}");
                        own.Add(
                            await portal.SubmitAsync($"killed-{number}", "cycles/" + cycle, submission, patience.Token)
                        );
                    }

                    return own;
                })
        );
        return [.. sent.SelectMany(own => own)];
    }

    private static async Task<History> AtRestAsync(NpgsqlDataSource database)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var left = database.CreateCommand(
            "SELECT count(*) FROM deadlines WHERE state = 0 AND instance_id >= $1"
        );
        left.Parameters.AddWithValue(FirstInstance);
        while (await left.ExecuteScalarAsync() is > 0L and var waiting)
            await Task.Delay(TimeSpan.FromSeconds(1), patience.Token).WaitAsync(patience.Token);
        return await HistoryReader.ReadAsync(database);
    }

    private static void Check(History history, IReadOnlyList<SentArrival> sent)
    {
        var lateness = history
            .Decisions.Select(decision => (decision.At - decision.DueAt).TotalMilliseconds)
            .Order()
            .ToList();
        var p99 = lateness[(int)(lateness.Count * 0.99)];
        var p50 = lateness[lateness.Count / 2];
        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} kills, {lateness.Count:N0} decisions, p50 {p50:0} ms, p99 {p99:0} ms, latest {lateness[^1]:0} ms"
        );
        history.Deadlines.Count(deadline => deadline.InstanceId >= FirstInstance).ShouldBe(Deadlines);
        DeadlineChecks.Find(history, healed: history.End, Duration.Zero).ShouldBeEmpty();
        AcceptedChecks.Find(history, sent).ShouldBeEmpty();
        var applications = history.Journal.Where(line => line.InstanceId < FirstInstance);
        applications.GroupBy(line => line.InstanceId).SelectMany(lines => Fold.Of(lines).Faults).ShouldBeEmpty();
        history.DeadLetters.ShouldBeEmpty();
        p99.ShouldBeLessThan(Promised.Milliseconds(5000));
    }

    private static async Task EachPersonOnceAsync(NpgsqlDataSource database, IReadOnlyList<SentArrival> sent)
    {
        sent.ShouldAllBe(one => one.Answers[0] == 201);
        await using var persons = database.CreateCommand(
            "SELECT count(*), count(DISTINCT person_key) FROM applications"
        );
        await using var row = await persons.ExecuteReaderAsync();
        await row.ReadAsync();
        (row.GetInt64(0), row.GetInt64(1)).ShouldBe((Events, Events));
    }
}
