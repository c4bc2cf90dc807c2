using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Applications;

/// <summary>Reads of applications' rows what a unit of work must know of them, and only where it must.</summary>
internal static class ApplicationReads
{
    /// <summary>Before the items: what decides dates, and what is answered to who comes from outside.</summary>
    public static async Task OpenAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        var session = load.Session;
        var scoped = Of(session)
            .Where(instance => session.CycleOf(instance) is { } cycle && cycle.GetOverrides().Count > 0)
            .Select(instance => instance.Id)
            .ToList();
        if (scoped.Count > 0)
            await ReadScopesAsync(session, scoped, load.Lazy.Get(), cancellationToken);
        var asked = load
            .Items.OfType<StimulusItem>()
            .Where(item => item.FromOutside)
            .Select(item => item.InstanceId)
            .Where(id =>
                session.Instances.TryGetValue(id, out var instance) && instance.Kind == InstanceKind.Application
            )
            .Distinct()
            .ToList();
        if (asked.Count > 0)
            await ReadStagesAsync(session, asked, load.Lazy.Get(), cancellationToken);
    }

    /// <summary>After the items: the stage in which an application ended, and the numbers of those of which portals hear.</summary>
    public static async Task CompleteAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        var ended = Of(session)
            .Where(instance => instance is { ChangedAt: not null, Stage: null, State.Status: WorkflowStatus.Finished });
        var unnamed = session
            .PortalEvents.Select(sent => sent.From)
            .Where(from => from is { Kind: InstanceKind.Application, Number: null });
        var unknown = ended.Concat(unnamed).Select(instance => instance.Id).Distinct().ToList();
        if (unknown.Count > 0)
            await ReadStagesAsync(session, unknown, lazy.Get(), cancellationToken);
    }

    private static IEnumerable<LiveInstance> Of(WorkSession session) =>
        session.Instances.Values.Where(instance => instance.Kind == InstanceKind.Application);

    private static async Task ReadScopesAsync(
        WorkSession session,
        List<long> ids,
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.InstanceId))
            .Select(application => new
            {
                application.InstanceId,
                application.Series,
                application.Level,
                application.Employer,
                application.Committee,
                application.Data,
            })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            KnownApplication.Of(session.Instances[row.InstanceId]).Scope = new ApplicationScope(
                row.Series,
                row.Level,
                row.Employer,
                row.Committee,
                ApplicationScope.ProcedureOf(row.Data)
            );
        }
    }

    private static async Task ReadStagesAsync(
        WorkSession session,
        List<long> ids,
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.InstanceId))
            .Select(application => new
            {
                application.InstanceId,
                application.Stage,
                application.Number,
            })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var instance = session.Instances[row.InstanceId];
            instance.Stage ??= row.Stage;
            instance.Number = row.Number;
        }
    }
}
