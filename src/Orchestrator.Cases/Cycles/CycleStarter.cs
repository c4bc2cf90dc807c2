using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Cycles;

/// <summary>Starts cycles: one instance of a published schedule definition each.</summary>
public sealed class CycleStarter(IWorkStore store, UnitOfWork units, PlanCache plans, CalendarCache calendars)
{
    /// <summary>Starts a cycle and runs it until it waits.</summary>
    /// <returns>Its instance id, or why it was refused; what contradicts its plan needs two persons (周期变更).</returns>
    /// <exception cref="InvalidOperationException">The schedule names an application definition or a calendar region
    /// that does not exist.</exception>
    /// <exception cref="DuplicateRowException">The code is taken.</exception>
    public async Task<WorkOutcome> StartAsync(
        NewCycle cycle,
        CancellationToken cancellationToken,
        InCommit<Cycle>? also = null
    )
    {
        ArgumentNullException.ThrowIfNull(cycle);
        var prepared = await PrepareAsync(cycle, cancellationToken);
        // A sandbox binds nobody: in it one may see what a contradiction leads to.
        if ((prepared.Meaningless ?? (cycle.IsSandbox ? null : prepared.Contradicted)) is { } refusal)
            return new WorkOutcome { Refusal = refusal };
        return await store.RunAsync(() => StartOnceAsync(prepared, also, cancellationToken), cancellationToken);
    }

    /// <summary>A cycle with its plan, as it would start now.</summary>
    internal async Task<PreparedCycle> PrepareAsync(NewCycle cycle, CancellationToken cancellationToken)
    {
        var schedule = await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var row = await RowAsync(cycle, schedule, cancellationToken);
        var book = await calendars.GetAsync(cancellationToken);
        row.CalendarVersion = CycleCalendar.Newest(book, row.CalendarRegion).Version;
        var plan = await PlanAsync(row, schedule, book, cycle.Inputs, cancellationToken);
        return new PreparedCycle(cycle, row, schedule, book, plan);
    }

    /// <summary>Starts a prepared cycle in a transaction; the caller commits.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="prepared">The cycle.</param>
    /// <param name="noted">What its journal says first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<WorkOutcome> StartAsync(
        IWorkTransaction transaction,
        PreparedCycle prepared,
        IReadOnlyList<JournalEntry> noted,
        CancellationToken cancellationToken
    )
    {
        var row = prepared.Row;
        var now = await transaction.ReadClockAsync(cancellationToken);
        row.CreatedAt = now;
        var session = units.OpenNew();
        if (CycleStart.Run(session, row, prepared.Schedule, prepared.Book, prepared.Asked.Inputs, now) is { } refusal)
            return new WorkOutcome { Refusal = refusal };
        session.Note(row.InstanceId, [.. noted, .. ReadingTexts.Journal(prepared.Plan)], now);
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        return new WorkOutcome
        {
            InstanceId = row.InstanceId,
            Number = row.Code,
            Stage = row.Stage,
        };
    }

    private async Task<WorkOutcome> StartOnceAsync(
        PreparedCycle prepared,
        InCommit<Cycle>? also,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var started = await StartAsync(transaction, prepared, [], cancellationToken);
        if (started.Refusal is not null)
            return started;
        await AddAsync(transaction, prepared.Row, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return started;
    }

    private static async Task AddAsync(
        IWorkTransaction transaction,
        Cycle row,
        InCommit<Cycle>? also,
        CancellationToken cancellationToken
    )
    {
        if (also is null)
            return;
        await using var context = transaction.CreateContext();
        await also(context, row, cancellationToken);
    }

    /// <summary>How the administrator has the notice's vague words read: the plan of the cycle as it starts.</summary>
    private async Task<SchedulePlan> PlanAsync(
        Cycle row,
        WorkflowPlan plan,
        CalendarBook book,
        JsonObject inputs,
        CancellationToken cancellationToken
    )
    {
        var application = row.ApplicationVersionId is { } id ? await plans.GetAsync(id, cancellationToken) : null;
        var planner = new SchedulePlanner(book, definition =>
            definition == application?.DefinitionId ? application : null
        );
        return planner.Plan(plan, new Dictionary<string, LocalDate>(), inputs, row.CalendarRegion);
    }

    private async Task<Cycle> RowAsync(NewCycle cycle, WorkflowPlan plan, CancellationToken cancellationToken)
    {
        var properties = ScheduleProperties.Of(plan);
        return new Cycle
        {
            InstanceId = await store.ReserveIdsAsync(1, cancellationToken),
            Code = cycle.Code,
            Name = cycle.Name,
            Jurisdiction = properties.Jurisdiction,
            Committees = string.Join(
                ' ',
                cycle.Committees.Concat(ScheduleTracks.Of(plan).SelectMany(track => track.Committees)).Distinct()
            ),
            Year = properties.Year,
            ScheduleVersionId = cycle.ScheduleVersionId,
            ApplicationVersionId = properties.ApplicationDefinition is { } id
                ? await FindVersionAsync(id, cancellationToken)
                : null,
            CalendarRegion = properties.CalendarRegion,
            CalendarVersion = "",
            Anchors = "{}",
            Options = cycle.Inputs.ToJsonString(EngineJson.Options),
            IsSandbox = cycle.IsSandbox,
        };
    }

    private async Task<long> FindVersionAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        return await context
            .DefinitionVersions.Where(version =>
                version.DefinitionId == definitionId
                && version.IsPublished
                && version.Kind == DefinitionKind.Application
            )
            .OrderByDescending(version => version.Version)
            .Select(version => (long?)version.Id)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException(
                $"The schedule starts applications by \"{definitionId}\", and no published definition has that id."
            );
    }
}
