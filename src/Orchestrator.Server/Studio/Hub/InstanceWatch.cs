using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Orchestrator.Server.Studio.Instances;
using Orchestrator.Server.Studio.Records;

namespace Orchestrator.Server.Studio.Hub;

/// <summary>
/// Looks once a second at the instances that somebody watches, and tells of those that changed. Whichever node changed one,
/// its row says so: no node has to tell another.
/// </summary>
internal sealed partial class InstanceWatch(
    InstanceSources sources,
    IHubContext<WorkflowInstanceHub> hub,
    ILogger<InstanceWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, string> _observed = new();
    private readonly Dictionary<string, int> _revisions = [];

    /// <summary>A connection watches an instance from now on, in the place of the one before.</summary>
    public void Observe(string connection, string instance) => _observed[connection] = instance;

    /// <summary>A connection is gone.</summary>
    public void Forget(string connection) => _observed.TryRemove(connection, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var watched = _observed.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _revisions.Keys.Where(id => !watched.Contains(id)).ToList())
            _revisions.Remove(gone);
        foreach (var id in watched)
        {
            try
            {
                if (await sources.FindAsync(id, cancellationToken) is { } record)
                    await TellAsync(id, record, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A play that is over took its database along; whatever it is, the viewer asks again by itself.
                Failed(logger, id, exception);
            }
        }
    }

    private async Task TellAsync(string id, InstanceRecord record, CancellationToken cancellationToken)
    {
        var known = _revisions.TryGetValue(id, out var revision);
        _revisions[id] = record.Revision;
        if (known && revision == record.Revision)
            return;
        var group = hub.Clients.Group(id);
        await group.SendAsync(
            "ActivityExecutionLogUpdatedAsync",
            new JsonObject { ["stats"] = InstanceAnswers.Stats(record, nodeIds: null) },
            cancellationToken
        );
        await group.SendAsync("WorkflowExecutionLogUpdatedAsync", new JsonObject(), cancellationToken);
        await group.SendAsync(
            "WorkflowInstanceUpdatedAsync",
            new JsonObject { ["workflowInstanceId"] = id },
            cancellationToken
        );
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Instance {Id} could not be looked at")]
    private static partial void Failed(ILogger logger, string id, Exception exception);
}
