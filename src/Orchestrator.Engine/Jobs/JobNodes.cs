using System.Globalization;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>What each node writes about itself beside the jobs, once a minute, so that every other can show it.</summary>
internal sealed class JobNodes(JobStorage storage, WatchState watch, IClock nodeClock)
{
    private const string Known = "orchestrator:nodes";
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>This node: its machine and process.</summary>
    public string Name { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Writes this node's line, and forgets nodes that have not written for a day.</summary>
    public void Write()
    {
        using var connection = storage.GetConnection();
        var old = Read(connection).Where(node => node.At < Now - Kept).Select(node => node.Name).ToList();
        using var transaction = connection.CreateWriteTransaction();
        var line = new JobNodeLine(
            Name,
            Now,
            watch.LastLook?.ToDateTimeUtc(),
            watch.TakeOvers,
            watch.LastTakeOver?.ToDateTimeUtc()
        );
        transaction.SetRangeInHash(Key(Name), [new("line", JsonSerializer.Serialize(line))]);
        transaction.AddToSet(Known, Name);
        foreach (var name in old)
        {
            transaction.RemoveFromSet(Known, name);
            transaction.RemoveHash(Key(name));
        }

        transaction.Commit();
    }

    /// <summary>Every node that has shown itself within a day, by name.</summary>
    /// <param name="servers">Those that take jobs.</param>
    public IReadOnlyList<JobNode> List(IEnumerable<ServerDto> servers)
    {
        using var connection = storage.GetConnection();
        var lines = Read(connection).ToDictionary(line => line.Name, StringComparer.Ordinal);
        var serving = servers
            .GroupBy(server => NameOf(server.Name), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(server => server.Heartbeat), StringComparer.Ordinal);
        return
        [
            .. lines
                .Keys.Union(serving.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => NodeOf(name, lines.GetValueOrDefault(name), serving)),
        ];
    }

    /// <summary>The node's name in a server's, which a random part follows.</summary>
    public static string NameOf(string server) => server.LastIndexOf(':') is var end and > 0 ? server[..end] : server;

    private JobNode NodeOf(string name, JobNodeLine? line, Dictionary<string, DateTime?> serving)
    {
        var seen = new[] { line?.At, serving.GetValueOrDefault(name) }.Max();
        return new JobNode
        {
            Name = name,
            IsServing = serving.GetValueOrDefault(name) > Now - Alive,
            LastSeen = InstantOf(seen),
            LastLook = InstantOf(line?.LastLook),
            TakeOvers = line?.TakeOvers ?? 0,
            LastTakeOver = InstantOf(line?.LastTakeOver),
        };
    }

    private static Instant? InstantOf(DateTime? utc) => utc is { } known ? JobRuns.InstantOf(known) : null;

    private static List<JobNodeLine> Read(IStorageConnection connection) =>
        [
            .. connection
                .GetAllItemsFromSet(Known)
                .Select(name =>
                    connection.GetAllEntriesFromHash(Key(name))?.GetValueOrDefault("line") is { } line
                        ? JsonSerializer.Deserialize<JobNodeLine>(line)
                        : null
                )
                .OfType<JobNodeLine>(),
        ];

    private DateTime Now => nodeClock.GetCurrentInstant().ToDateTimeUtc();

    private static string Key(string node) => "orchestrator:node:" + node;
}
