using System.Globalization;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;

namespace Orchestrator.Engine.Jobs;

/// <summary>What each node writes about itself beside the jobs, once a minute, so that every other can show it.</summary>
internal sealed class JobNodes(JobStorage storage, WatchState watch)
{
    private const string Known = "orchestrator:nodes";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>This node: its machine and process.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Writes this node's line, and forgets nodes that have not written for a day.</summary>
    public void Write()
    {
        using var connection = storage.GetConnection();
        var old = Read(connection).Where(node => node.At < Now - Kept).Select(node => node.Name).ToList();
        using var transaction = connection.CreateWriteTransaction();
        var line = new JobNodeLine(Name, Now, watch.LastLook?.ToDateTimeUtc(), watch.TakeOvers, watch.LastTakeOver?.ToDateTimeUtc());
        transaction.SetRangeInHash(Key(Name), [new("line", JsonSerializer.Serialize(line))]);
        transaction.AddToSet(Known, Name);
        foreach (var name in old)
        {
            transaction.RemoveFromSet(Known, name);
            transaction.RemoveHash(Key(name));
        }

        transaction.Commit();
    }

    /// <summary>Every node's last line.</summary>
    public IReadOnlyList<JobNodeLine> Read()
    {
        using var connection = storage.GetConnection();
        return Read(connection);
    }

    private static List<JobNodeLine> Read(IStorageConnection connection) =>
    [
        .. connection.GetAllItemsFromSet(Known)
            .Select(name => connection.GetAllEntriesFromHash(Key(name))?.GetValueOrDefault("line") is { } line ? JsonSerializer.Deserialize<JobNodeLine>(line) : null)
            .OfType<JobNodeLine>(),
    ];

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static string Key(string node) => "orchestrator:node:" + node;
}
