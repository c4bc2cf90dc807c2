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
    /// <returns>Its instance id, or why it was refused.</returns>
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
        var plan = await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var row = await RowAsync(cycle, plan, cancellationToken);
        var book = await calendars.GetAsync(cancellationToken);
        row.CalendarVersion = CycleCalendar.Newest(book, row.CalendarRegion).Version;

        var readings = await PlanAsync(row, plan, book, cycle.Inputs, cancellationToken);
        if (readings.Warnings.FirstOrDefault(warning => warning.Code == ReadingTexts.Impossible) is { } impossible)
        {
            return new WorkOutcome
            {
                Refusal = new Refusal(ReadingTexts.Impossible, impossible.Message, impossible.MessageEn),
            };
        }

        return await store.RunAsync(
            () => StartOnceAsync(cycle, row, plan, book, readings, also, cancellationToken),
            cancellationToken
        );
    }

    private async Task<WorkOutcome> StartOnceAsync(
        NewCycle cycle,
        Cycle row,
        WorkflowPlan plan,
        CalendarBook book,
        SchedulePlan readings,
        InCommit<Cycle>? also,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var now = await transaction.ReadClockAsync(cancellationToken);
        row.CreatedAt = now;
        var session = units.OpenNew();
        if (CycleStart.Run(session, row, plan, book, cycle.Inputs, now) is { } refusal)
            return new WorkOutcome { Refusal = refusal };
        session.Note(row.InstanceId, ReadingTexts.Journal(readings), now);
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        await AddAsync(transaction, row, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WorkOutcome
        {
            InstanceId = row.InstanceId,
            Number = row.Code,
            Stage = row.Stage,
        };
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
