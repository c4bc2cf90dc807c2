using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Runs;

/// <summary>What is kept of plays whose database is gone: the cycle and its first applications.</summary>
internal sealed class SandboxRecords
{
    private const int MostPlays = 5;
    private const int MostApplications = 20;

    private readonly ConcurrentDictionary<string, KeptPlay> _plays = new();

    /// <summary>The cycles of the plays that have ended, the newest first.</summary>
    public IReadOnlyList<InstanceRecord> Cycles =>
        [.. _plays.Values.OrderByDescending(play => play.Order).Select(play => play.Instances.Values.First())];

    /// <summary>An instance of a play that has ended; null when it was not kept.</summary>
    public InstanceRecord? Find(InstanceAddress address) =>
        address.Sandbox is { } sandbox ? _plays.GetValueOrDefault(sandbox)?.Instances.GetValueOrDefault(address) : null;

    /// <summary>The definition version that such an instance ran; null when it was not kept.</summary>
    public DefinitionVersion? FindVersion(InstanceAddress address) =>
        address.Sandbox is { } sandbox ? _plays.GetValueOrDefault(sandbox)?.Versions.GetValueOrDefault(address) : null;

    /// <summary>Whether anything of the play is kept.</summary>
    public bool Has(string sandbox) => _plays.ContainsKey(sandbox);

    /// <summary>Forgets a play; false when nothing of it was kept.</summary>
    public bool Remove(string sandbox) => _plays.TryRemove(sandbox, out _);

    /// <summary>Reads a play before its database goes.</summary>
    public async Task KeepAsync(Sandbox sandbox, IWorkStore store)
    {
        if (sandbox.CycleId is not { } cycle)
            return;
        await using var context = store.CreateContext();
        var applications = await context
            .Instances.AsNoTracking()
            .Where(instance => instance.Kind == InstanceKind.Application)
            .OrderBy(instance => instance.Id)
            .Take(MostApplications)
            .Select(instance => instance.Id)
            .ToListAsync();
        var play = new KeptPlay(sandbox.CreatedAt.ToUnixTimeTicks());
        foreach (var id in applications.Prepend(cycle))
        {
            var address = new InstanceAddress(sandbox.Id, id);
            if (await InstanceReader.ReadAsync(context, address, CancellationToken.None) is not { } record)
                continue;
            play.Instances[address] =
                sandbox.IsStopped && record.Status == WorkflowStatus.Running
                    ? record with
                    {
                        Status = WorkflowStatus.Finished,
                        SubStatus = WorkflowSubStatus.Cancelled,
                        FinishedAt = record.UpdatedAt,
                        Revision = record.Revision + 1,
                    }
                    : record;
        }

        foreach (var version in await context.DefinitionVersions.AsNoTracking().ToListAsync())
            play.Versions[new InstanceAddress(sandbox.Id, version.Id)] = version;
        if (play.Instances.Count == 0)
            return;
        foreach (var old in _plays.OrderByDescending(kept => kept.Value.Order).Skip(MostPlays - 1))
            _plays.TryRemove(old.Key, out _);
        _plays[sandbox.Id] = play;
    }

    private sealed record KeptPlay(long Order)
    {
        public OrderedDictionary<InstanceAddress, InstanceRecord> Instances { get; } = [];

        public Dictionary<InstanceAddress, DefinitionVersion> Versions { get; } = [];
    }
}
