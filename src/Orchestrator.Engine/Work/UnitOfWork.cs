using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Calendars;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Applies stimuli, due deadlines and submissions to instances, hundreds at a time: one read, one pure resume each, a
/// handful of bulk writes, one commit (D4). Arrivals, the enforcer, fan-outs and the simulation all go through it.
/// </summary>
public sealed class UnitOfWork(
    IWorkStore store, PlanCache plans, CalendarCache calendars, WorkflowCatalog workflows, WorkSignals signals, EngineOptions options, ILogger<UnitOfWork> logger)
{
    /// <summary>Applies items in order, in one transaction of its own.</summary>
    /// <returns>One outcome per item, in their order. Refused and failed items changed nothing.</returns>
    /// <exception cref="WorkConflictException">Another writer changed the rows in between; nothing was written.</exception>
    public Task<IReadOnlyList<WorkOutcome>> RunAsync(
        IReadOnlyList<WorkItem> items, CancellationToken cancellationToken, InCommit<IReadOnlyList<WorkOutcome>>? also = null) =>
        store.RunAsync(() => RunOnceAsync(items, also, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<WorkOutcome>> RunOnceAsync(
        IReadOnlyList<WorkItem> items, InCommit<IReadOnlyList<WorkOutcome>>? also, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var (outcomes, batch) = await ApplyAsync(transaction, items, cancellationToken);
        await transaction.WriteAsync(batch, cancellationToken);
        if (also is not null)
        {
            await using var context = transaction.CreateContext();
            await also(context, outcomes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }

    /// <summary>Applies items in order inside a transaction, and prepares what is to be written; the caller adds its own rows, writes and commits.</summary>
    internal async Task<(IReadOnlyList<WorkOutcome> Outcomes, WorkBatch Batch)> ApplyAsync(
        IWorkTransaction transaction, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var session = await OpenAsync(transaction, items, cancellationToken);
        var outcomes = new WorkOutcome[items.Count];
        for (var place = 0; place < items.Count; place++)
        {
            session.Trace = items[place].Trace;
            outcomes[place] = session.Apply(items[place], place);
        }

        await CloseAsync(transaction, session, cancellationToken);
        await LateRefusals.NameClausesAsync(transaction, session.MissedNow, items, outcomes, cancellationToken);
        return (outcomes, session.Batch);
    }

    private async Task<WorkSession> OpenAsync(IWorkTransaction transaction, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var session = new WorkSession(logger) { PersonHashKey = options.PersonHashKey };
        var locked = items.OfType<DueItem>().Select(item => item.Deadline.Instance).DistinctBy(instance => instance.Id).ToList();
        var wanted = items.Where(item => item is not (DueItem or WorkflowStart)).Select(item => item.LockId).Except(locked.Select(instance => instance.Id)).ToList();
        if (wanted.Count > 0) locked.AddRange(await transaction.LockInstancesAsync(wanted, cancellationToken));

        var starts = items.OfType<ApplicationStart>().ToList();
        if (starts.Count > 0) await transaction.LockApplicantsAsync(PersonKeys(starts), cancellationToken);

        await using var lazy = new LazyContext(transaction);
        await ReadCyclesAsync(session, locked, lazy, cancellationToken);
        foreach (var row in locked)
        {
            var instance = await LiveAsync(row, cancellationToken);
            instance.Scope = session.Scopes.GetValueOrDefault(row.Id);
            session.Instances.Add(row.Id, instance);
        }

        if (wanted.Count > 0) await ReadOpenDeadlinesAsync(session, wanted, lazy, cancellationToken);
        if (items.OfType<StimulusItem>().Any(item => item.FromOutside)) await ReadApplicationsAsync(session, items, lazy, cancellationToken);
        session.Data = await RunDataLoader.LoadAsync(session, items, transaction, lazy, cancellationToken);
        if (starts.Count > 0) await PrepareStartsAsync(session, starts, lazy, cancellationToken);
        await PrepareWorkflowsAsync(session, [.. items.OfType<WorkflowStart>()], cancellationToken);
        return session;
    }

    private async Task<LiveInstance> LiveAsync(LockedInstance row, CancellationToken cancellationToken)
    {
        try
        {
            return new LiveInstance(row.Id, row.Kind, row.CycleId, row.Revision, await plans.GetAsync(row.DefinitionVersionId, cancellationToken)) { Stored = row.State, VersionId = row.DefinitionVersionId };
        }
        catch (InvalidOperationException exception)
        {
            // A definition that no longer compiles must not stop the instances of the others.
            return new LiveInstance(row.Id, row.Kind, row.CycleId, row.Revision, plan: null) { Stored = row.State, Broken = exception };
        }
    }

    private async Task ReadCyclesAsync(WorkSession session, List<LockedInstance> locked, LazyContext lazy, CancellationToken cancellationToken)
    {
        var ids = locked.Where(instance => instance.CycleId is not null).Select(instance => instance.CycleId!.Value).Distinct().ToList();
        if (ids.Count == 0) return;
        var book = await calendars.GetAsync(cancellationToken);
        var context = lazy.Get();
        foreach (var row in await context.Cycles.AsNoTracking().Where(cycle => ids.Contains(cycle.InstanceId)).ToListAsync(cancellationToken))
        {
            if (!book.For(row.CalendarRegion, row.CalendarVersion).IsSuccess)
            {
                // Another node has just approved it. What is not stored at all came with an older program; its newest version stands in.
                calendars.Forget();
                book = await calendars.GetAsync(cancellationToken);
            }

            session.Cycles.Add(row.InstanceId, LiveCycle.Of(row, book, row.CalendarVersion));
        }

        await ReadScopesAsync(session, locked, lazy, cancellationToken);
    }

    private static async Task ReadScopesAsync(WorkSession session, List<LockedInstance> locked, LazyContext lazy, CancellationToken cancellationToken)
    {
        var ids = locked.Where(row => row.Kind == InstanceKind.Application && row.CycleId is { } cycle && session.Cycles.GetValueOrDefault(cycle) is { Overrides.Count: > 0 })
            .Select(row => row.Id).ToList();
        if (ids.Count == 0) return;
        session.Scopes = await lazy.Get().Applications.AsNoTracking().Where(application => ids.Contains(application.InstanceId))
            .ToDictionaryAsync(application => application.InstanceId, application => new ApplicationScope(application.Series, application.Level, application.Employer), cancellationToken);
    }

    /// <summary>Opens a cycle's own instance for a move of dates, locked or as last committed, with its open deadlines.</summary>
    internal Task<WorkSession> OpenCycleAsync(IWorkTransaction transaction, LiveCycle cycle, bool locked, MoveStamp move, CancellationToken cancellationToken) =>
        OpenOfCycleAsync(transaction, cycle, [cycle.Row.InstanceId], locked, move, cancellationToken);

    /// <summary>Opens instances of a cycle for a move, locked or as last committed, with their open deadlines.</summary>
    internal async Task<WorkSession> OpenOfCycleAsync(IWorkTransaction transaction, LiveCycle cycle, List<long> ids, bool locked, MoveStamp move, CancellationToken cancellationToken)
    {
        var rows = locked ? await transaction.LockInstancesAsync(ids, cancellationToken) : await transaction.ReadInstancesAsync(ids, cancellationToken);
        var session = new WorkSession(logger) { PersonHashKey = options.PersonHashKey, Move = move };
        session.Cycles.Add(cycle.Row.InstanceId, cycle);
        await using var lazy = new LazyContext(transaction);
        await ReadScopesAsync(session, [.. rows], lazy, cancellationToken);
        foreach (var row in rows)
        {
            var instance = await LiveAsync(row, cancellationToken);
            instance.Scope = session.Scopes.GetValueOrDefault(row.Id);
            session.Instances.Add(row.Id, instance);
        }

        await ReadOpenDeadlinesAsync(session, ids, lazy, cancellationToken);
        if (session.Instances.TryGetValue(cycle.Row.InstanceId, out var own)) (own.Stage, own.Number) = (cycle.Row.Stage, cycle.Row.Code);
        return session;
    }

    internal static WorkingCalendar CalendarOf(CalendarBook book, string region) =>
        book.For(region) is { IsSuccess: true } found ? found.Value : throw new InvalidOperationException($"There is no calendar for the region {region}.");

    private static async Task ReadOpenDeadlinesAsync(WorkSession session, List<long> ids, LazyContext lazy, CancellationToken cancellationToken)
    {
        var context = lazy.Get();
        foreach (var id in ids)
        {
            if (session.Instances.TryGetValue(id, out var instance)) instance.Open = [];
        }

        var rows = await context.Deadlines.AsNoTracking()
            .Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
            .Select(deadline => new { deadline.Id, deadline.InstanceId, deadline.ActivityInstanceId, deadline.Name, deadline.Kind, deadline.DueAt, deadline.DueDate })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (!session.Instances.TryGetValue(row.InstanceId, out var instance)) continue;
            instance.Open!.Add((row.ActivityInstanceId, row.Name), new OpenDeadline(row.Id, row.ActivityInstanceId, row.Name, row.Kind, row.DueAt, row.DueDate));
        }
    }

    private static async Task ReadApplicationsAsync(WorkSession session, IReadOnlyList<WorkItem> items, LazyContext lazy, CancellationToken cancellationToken)
    {
        foreach (var cycle in session.Cycles.Values.Where(cycle => session.Instances.ContainsKey(cycle.Row.InstanceId)))
            (session.Instances[cycle.Row.InstanceId].Stage, session.Instances[cycle.Row.InstanceId].Number) = (cycle.Row.Stage, cycle.Row.Code);
        var ids = items.OfType<StimulusItem>().Where(item => item.FromOutside && !session.Cycles.ContainsKey(item.InstanceId)).Select(item => item.InstanceId).Distinct().ToList();
        if (ids.Count > 0) await ReadStagesAsync(session, ids, lazy.Get(), cancellationToken);
    }

    private static async Task ReadStagesAsync(WorkSession session, List<long> ids, OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Applications.AsNoTracking().Where(application => ids.Contains(application.InstanceId))
            .Select(application => new { application.InstanceId, application.Stage, application.Number }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (!session.Instances.TryGetValue(row.InstanceId, out var instance)) continue;
            instance.Stage ??= row.Stage;
            instance.Number = row.Number;
        }
    }

    private async Task PrepareWorkflowsAsync(WorkSession session, List<WorkflowStart> starts, CancellationToken cancellationToken)
    {
        foreach (var chunk in starts.Chunk(IdBlock.Size))
        {
            var first = await store.ReserveIdsAsync(chunk.Length, cancellationToken);
            for (var id = first; id < first + chunk.Length; id++) session.NewIds.Enqueue(id);
        }

        foreach (var versionId in starts.Select(start => start.VersionId).Distinct()) await PlanAsync(session, versionId, cancellationToken);
        if (session.Plans.Values.Any(plan => plan.StartsOthers) || session.Instances.Values.Any(instance => instance.StartsOthers))
            session.Startable = await workflows.VersionsAsync(cancellationToken);
    }

    /// <summary>A definition that is gone or no longer compiles fails the items that start by it, and no others.</summary>
    private async Task PlanAsync(WorkSession session, long versionId, CancellationToken cancellationToken)
    {
        try
        {
            session.Plans[versionId] = await plans.GetAsync(versionId, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            session.Broken[versionId] = exception;
        }
    }

    private async Task PrepareStartsAsync(WorkSession session, List<ApplicationStart> starts, LazyContext lazy, CancellationToken cancellationToken)
    {
        var context = lazy.Get();
        foreach (var chunk in starts.Chunk(IdBlock.Size))
        {
            var first = await store.ReserveIdsAsync(chunk.Length, cancellationToken);
            for (var id = first; id < first + chunk.Length; id++) session.NewIds.Enqueue(id);
        }

        var cycleIds = session.Cycles.Keys.ToList();
        foreach (var cycle in session.Cycles.Values.Where(cycle => cycle.Row.ApplicationVersionId is not null))
        {
            var cycleId = cycle.Row.InstanceId;
            await PlanAsync(session, cycle.Row.ApplicationVersionId!.Value, cancellationToken);
            var last = await context.Applications.Where(application => application.CycleId == cycleId).MaxAsync(application => application.Number, cancellationToken);
            cycle.LastNumber = last is null ? 0 : int.Parse(last.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
        }

        var keys = PersonKeys(starts);
        var employers = starts.Select(start => (string?)start.Submission.Payload?["employer"] ?? "").Distinct().ToList();
        var (year, jurisdictions) = (session.Cycles.Values.Select(cycle => cycle.Row.Year).Distinct().ToList(), session.Cycles.Values.Select(cycle => cycle.Row.Jurisdiction).Distinct().ToList());
        var byPerson = await context.Applications.AsNoTracking().Where(application => keys.Contains(application.PersonKey))
            .Where(application => context.Cycles.Any(cycle => cycle.InstanceId == application.CycleId && year.Contains(cycle.Year) && jurisdictions.Contains(cycle.Jurisdiction)))
            .ToListAsync(cancellationToken);
        var choices = await context.Applications
            .Where(application => cycleIds.Contains(application.CycleId) && employers.Contains(application.Employer) && application.Committee != null)
            .Select(application => new { application.CycleId, application.Employer, application.Series, application.Specialty, application.Level, application.Committee })
            .Distinct().ToListAsync(cancellationToken);
        session.Intake = new IntakeBook(
            byPerson, choices.Select(choice => new EmployerChoice(choice.CycleId, choice.Employer, choice.Series, choice.Specialty, choice.Level, choice.Committee!)), await ReadAcceptedAsync(context, byPerson, cancellationToken));
    }

    /// <summary>Withdrawn applications that the office had accepted: their journal says so.</summary>
    private static async Task<HashSet<long>> ReadAcceptedAsync(OrchestratorDbContext context, List<Application> applications, CancellationToken cancellationToken)
    {
        var withdrawn = applications.Where(application => application.FinalState == Stages.Withdrawn).Select(application => application.InstanceId).ToList();
        if (withdrawn.Count == 0) return [];
        return [.. await context.Journal.Where(line => withdrawn.Contains(line.InstanceId) && line.Event == "Agreed" && line.Message!.StartsWith("办事机构"))
            .Select(line => line.InstanceId).Distinct().ToListAsync(cancellationToken)];
    }

    private List<string> PersonKeys(List<ApplicationStart> starts) => [.. starts
        .Select(start => Submission.TryRead(start.Submission.Payload, out var submission) is null ? submission!.PersonKey(options.PersonHashKey) : null)
        .OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Makes the rows that depend on the whole: states once per instance, cycles, fan-outs' ends, portal events per subscriber.</summary>
    internal async Task CloseAsync(IWorkTransaction transaction, WorkSession session, CancellationToken cancellationToken)
    {
        await using var lazy = new LazyContext(transaction);
        var ended = session.Instances.Values.Where(instance => instance is { ChangedAt: not null, Kind: InstanceKind.Application, Stage: null, State.Status: WorkflowStatus.Finished });
        var unnamed = session.PortalEvents.Select(sent => sent.From).Where(from => from is { Kind: InstanceKind.Application, Number: null });
        var unknown = ended.Concat(unnamed).Select(instance => instance.Id).Distinct().ToList();
        if (unknown.Count > 0) await ReadStagesAsync(session, unknown, lazy.Get(), cancellationToken);
        BatchFiller.Fill(session);
        if (session.Fanouts.Count > 0) await EndFanoutsAsync(session, lazy.Get(), cancellationToken);
        if (session.PortalEvents.Count > 0) PortalEvents.Add(session, await ReadSubscriptionsAsync(lazy.Get(), cancellationToken));
        await Assignees.FillAsync(session, lazy, cancellationToken);
        await KeepCorrelationsAsync(session, lazy, cancellationToken);
        await KeepWaitsAsync(session, lazy, cancellationToken);
        if (session.Published.Count > 0) await AddPublishedAsync(session, lazy.Get(), await workflows.TriggersAsync(cancellationToken), cancellationToken);
        signals.Add(session.Batch.Outbox.Count(message => message.Kind is OutboxKind.Stimulus or OutboxKind.Workflow), session.Batch.NewFanouts.Count);
    }

    private static Task<List<Storage.Portals.WebhookSubscription>> ReadSubscriptionsAsync(OrchestratorDbContext context, CancellationToken cancellationToken) =>
        context.WebhookSubscriptions.AsNoTracking().Where(subscription => subscription.Enabled).OrderBy(subscription => subscription.Id).ToListAsync(cancellationToken);

    /// <summary>A fan-out goes to the applications that exist when it is caused. The cycle is locked, and none can start meanwhile.</summary>
    private static async Task EndFanoutsAsync(WorkSession session, OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        foreach (var ofCycle in session.Fanouts.GroupBy(fanout => fanout.CycleId))
        {
            var stored = await context.Instances
                .Where(instance => instance.CycleId == ofCycle.Key && instance.Kind == InstanceKind.Application && instance.Status == WorkflowStatus.Running)
                .MaxAsync(instance => (long?)instance.Id, cancellationToken) ?? 0;
            var started = session.Batch.NewInstances.Where(instance => instance.CycleId == ofCycle.Key && instance.Kind == InstanceKind.Application).Select(instance => instance.Id).DefaultIfEmpty().Max();
            var until = Math.Max(stored, started);
            if (until == 0) continue;
            foreach (var fanout in ofCycle)
            {
                fanout.Until = until;
                session.Batch.NewFanouts.Add(fanout);
            }
        }
    }

    /// <summary>An instance may change its correlation id; events and requests find it by the column.</summary>
    private static async Task KeepCorrelationsAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        foreach (var instance in session.Instances.Values)
        {
            if (instance is not { Kind: InstanceKind.Other, Revision: >= 0, ChangedAt: not null }) continue;
            if (instance.Correlation == instance.State.CorrelationId) continue;
            var (id, correlation) = (instance.Id, instance.State.CorrelationId);
            await lazy.Get().Instances.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Correlation, correlation), cancellationToken);
        }
    }

    /// <summary>What a workflow waits for follows its state in the same commit.</summary>
    private static async Task KeepWaitsAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        var added = false;
        foreach (var instance in session.Instances.Values)
        {
            if (instance is not { Kind: InstanceKind.Other, ChangedAt: not null }) continue;
            var (id, now) = (instance.Id, WaitKeys.Of(instance.State));
            var gone = instance.WaitedFor.Where(key => !now.Contains(key)).ToList();
            if (gone.Count > 0) await lazy.Get().Waits.Where(wait => wait.InstanceId == id && gone.Contains(wait.Key)).ExecuteDeleteAsync(cancellationToken);
            foreach (var key in now.Where(key => !instance.WaitedFor.Contains(key)))
            {
                lazy.Get().Waits.Add(new Wait { Key = key, InstanceId = id });
                added = true;
            }
        }

        if (added) await lazy.Get().SaveChangesAsync(cancellationToken);
    }

    private static async Task AddPublishedAsync(WorkSession session, OrchestratorDbContext context, IReadOnlyList<WorkflowTrigger> triggers, CancellationToken cancellationToken)
    {
        foreach (var (from, published, at) in session.Published)
        {
            var started = triggers.Where(trigger => trigger.Trigger.Kind == TriggerKind.Event && trigger.Trigger.Key == published.Stimulus.Name);
            session.Batch.Outbox.AddRange(started.Select(trigger => WorkflowStartJson.Row(from, trigger, published.Stimulus, published.CorrelationId, at)));
            var (correlation, key) = (published.CorrelationId, WaitKeys.Of(published.Stimulus.Name));
            var targets = await context.Instances
                .Where(instance => context.Waits.Any(wait => wait.InstanceId == instance.Id && wait.Key == key) && (correlation == null || instance.Correlation == correlation))
                .OrderBy(instance => instance.Id).Select(instance => instance.Id).ToListAsync(cancellationToken);
            session.Batch.Outbox.AddRange(targets.Select(target => BatchFiller.StimulusRow(from, target, published.Stimulus, at)));
        }
    }
}
