using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Server.Studio.Runs;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>
/// Finds what the viewer asks for: instances of the real database, of a sandbox that plays, of one that has ended, of a trial run.
/// What was read is kept until the instance changes, so that a viewer that asks every second costs one look at one row.
/// </summary>
internal sealed class InstanceSources(
    IDbContextFactory<OrchestratorDbContext> contexts,
    SandboxStage stage,
    SandboxRecords ended,
    TrialRuns trials
)
{
    private const int MostKept = 200;

    // A viewer asks for several things at once: one look serves them all.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<InstanceAddress, (InstanceRecord Record, long ReadAt)> _kept = new();

    /// <summary>Called by whoever changes an instance from here: the next look is a new one.</summary>
    public void Forget(InstanceAddress address) => _kept.TryRemove(address, out _);

    /// <summary>Null when there is no such instance.</summary>
    public async ValueTask<InstanceRecord?> FindAsync(string? id, CancellationToken cancellationToken)
    {
        if (trials.Find(id) is { } trial)
            return trial.Record;
        if (InstanceAddress.Parse(id) is not { } address)
            return null;
        if (ended.Find(address) is { } record)
            return record;
        if (_kept.TryGetValue(address, out var kept) && Stopwatch.GetElapsedTime(kept.ReadAt) < Fresh)
            return kept.Record;
        await using var context = await OpenAsync(address.Sandbox, cancellationToken);
        return context is null ? null : await ReadAsync(context, address, cancellationToken);
    }

    /// <summary>A definition version by Studio's id of it, and whether it is one that is only tried.</summary>
    public async Task<(DefinitionVersion Version, bool IsSandbox)?> FindVersionAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        if (trials.Find(id) is { } trial)
            return (trial.Version, true);
        if (InstanceAddress.Parse(id) is not { } address)
            return null;
        if (ended.FindVersion(address) is { } kept)
            return (kept, true);
        await using var context = await OpenAsync(address.Sandbox, cancellationToken);
        var row = address.Row;
        return
            context is not null
            && await context
                .DefinitionVersions.AsNoTracking()
                .FirstOrDefaultAsync(version => version.Id == row, cancellationToken)
                is { } found
            ? (found, address.Sandbox is not null)
            : null;
    }

    private async Task<InstanceRecord?> ReadAsync(
        OrchestratorDbContext context,
        InstanceAddress address,
        CancellationToken cancellationToken
    )
    {
        var revision = await InstanceReader.RevisionAsync(context, address.Row, cancellationToken);
        if (revision is null)
            return null;
        var record =
            _kept.TryGetValue(address, out var kept) && kept.Record.Revision == revision
                ? kept.Record
                : await InstanceReader.ReadAsync(context, address, cancellationToken);
        if (record is null)
            return null;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[address] = (record, Stopwatch.GetTimestamp());
        return record;
    }

    private async ValueTask<OrchestratorDbContext?> OpenAsync(string? sandbox, CancellationToken cancellationToken) =>
        sandbox is null
            ? await contexts.CreateDbContextAsync(cancellationToken)
            : stage.Find(sandbox)?.Store?.CreateContext();
}
