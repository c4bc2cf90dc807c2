using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Work;

/// <summary>Starts cycles: one instance of a published schedule definition each.</summary>
public sealed class CycleStarter(
    IWorkStore store, UnitOfWork units, PlanCache plans, CalendarCache calendars, ILogger<CycleStarter> logger)
{
    /// <summary>Starts a cycle and runs it until it waits.</summary>
    /// <returns>Its instance id, or why it was refused.</returns>
    /// <exception cref="InvalidOperationException">The schedule names an application definition or a calendar region that does not exist.</exception>
    /// <exception cref="DuplicateRowException">The code is taken.</exception>
    public async Task<WorkOutcome> StartAsync(NewCycle cycle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        var plan = await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var row = await RowAsync(cycle, plan, cancellationToken);
        var book = await calendars.GetAsync(cancellationToken);
        row.CalendarVersion = UnitOfWork.CalendarOf(book, row.CalendarRegion).Version;

        await using var transaction = await store.BeginAsync(cancellationToken);
        var now = await transaction.ReadClockAsync(cancellationToken);
        row.CreatedAt = now;
        var session = new WorkSession(logger);
        if (session.StartCycle(row, plan, book, cycle.Inputs, now) is { } refusal) return new WorkOutcome { Refusal = refusal };
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WorkOutcome { InstanceId = row.InstanceId, Number = row.Code, Stage = row.Stage };
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
            Year = properties.Year,
            ScheduleVersionId = cycle.ScheduleVersionId,
            ApplicationVersionId = properties.ApplicationDefinition is { } id ? await FindVersionAsync(id, cancellationToken) : null,
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
        return await context.DefinitionVersions
            .Where(version => version.DefinitionId == definitionId && version.IsPublished && version.Kind == DefinitionKind.Application)
            .OrderByDescending(version => version.Version).Select(version => (long?)version.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The schedule starts applications by \"{definitionId}\", and no published definition has that id.");
    }
}
