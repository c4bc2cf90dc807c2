using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>What the parts of the suite share: an empty database before each test, and rows to begin with.</summary>
public abstract class WorkStoreSuite(IStorageUnderTest storage) : IAsyncLifetime
{
    protected static readonly Instant Base = Instant.FromUtc(2024, 11, 1, 16, 0);

    protected IWorkStore Store { get; private set; } = null!;

    protected IStorageUnderTest Storage => storage;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = storage.CreateStore();
        await using var context = Store.CreateContext();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
#pragma warning disable EF1002 // Table names of the model.
            await context.Database.ExecuteSqlRawAsync($"DELETE FROM {table}", Cancel);
#pragma warning restore EF1002
        }
    }

    public ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static Instance NewInstance(long id, long? cycle = 1, InstanceKind kind = InstanceKind.Application) =>
        new()
        {
            Id = id,
            DefinitionVersionId = 7,
            CycleId = cycle,
            Kind = kind,
            SubStatus = WorkflowSubStatus.Suspended,
            State = [1, 2, 3],
            Revision = 1,
            CreatedAt = Base,
            UpdatedAt = Base,
        };

    protected static Deadline NewDeadline(
        long instance,
        Instant due,
        DeadlineKind kind = DeadlineKind.Statutory,
        string name = "due"
    ) =>
        new()
        {
            InstanceId = instance,
            CycleId = 1,
            ActivityInstanceId = "a1",
            NodeId = "main:review",
            Name = name,
            Kind = kind,
            Clauses = "TJ24-4.2-i",
            DueAt = due,
            DueDate = new LocalDate(2024, 11, 1),
            Hard = true,
        };

    protected static NewArrival NewArrival(long target, string key, string hash = "h") =>
        new(
            "tj",
            key,
            hash,
            ArrivalTarget.Instance,
            target,
            "employer.decided",
            """{"decision":"recommended"}""",
            """{"role":"employer"}"""
        );

    protected static DeadlineClosing Close(DueDeadline due, Instant at) =>
        new(due.Instance.Id, due.ActivityInstanceId, due.Name, DeadlineState.Missed, at, "enforcer");

    protected static InstanceChange Change(LockedInstance instance, Instant at, byte[]? state = null) =>
        new(
            instance.Id,
            instance.Revision,
            WorkflowStatus.Running,
            WorkflowSubStatus.Suspended,
            state ?? instance.State,
            at
        );

    protected async Task WriteAsync(Action<WorkBatch> fill)
    {
        var batch = new WorkBatch();
        fill(batch);
        await using var transaction = await Store.BeginAsync(Cancel);
        await transaction.WriteAsync(batch, Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>Writes instances 1…count, each with one armed deadline.</summary>
    protected Task SeedAsync(int count, Instant due) =>
        WriteAsync(batch =>
        {
            for (var id = 1; id <= count; id++)
            {
                batch.NewInstances.Add(NewInstance(id));
                batch.Arm(NewDeadline(id, due));
            }
        });
}
