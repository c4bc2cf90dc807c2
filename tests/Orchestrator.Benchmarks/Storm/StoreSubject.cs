using System.Globalization;
using System.Text;
using NodaTime;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>The store alone: claims, reads and writes what a decision needs, and thinks nothing in between.</summary>
internal sealed class StoreSubject : IStormSubject
{
    private const int StateBytes = 500;

    private static readonly Instant Due = Instant.FromUtc(2024, 11, 1, 16, 0);

    public string Name => "store";

    public async Task<Instant> PrepareAsync(IWorkStore store, int count)
    {
        foreach (var chunk in Enumerable.Range(1, count).Chunk(1_000))
        {
            var batch = new WorkBatch();
            foreach (var id in chunk)
            {
                batch.NewInstances.Add(NewInstance(id));
                batch.NewApplications.Add(NewApplication(id));
                batch.Arm(NewDeadline(id));
            }

            await using var transaction = await store.BeginAsync(CancellationToken.None);
            await transaction.WriteAsync(batch, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return Due;
    }

    public async Task<int> DecideAsync(IWorkStore store, StormOptions options)
    {
        var horizon = await store.PassBarrierAsync(CancellationToken.None);
        var decided = await Task.WhenAll(
            Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(store, horizon, options.Page)))
        );
        return decided.Sum();
    }

    private static async Task<int> WorkAsync(IWorkStore store, Instant horizon, int page)
    {
        for (var decided = 0; ; )
        {
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            var claimed = await transaction.ClaimDueDeadlinesAsync(horizon, page, CancellationToken.None);
            if (claimed.Count == 0)
            {
                return decided;
            }

            var now = await transaction.ReadClockAsync(CancellationToken.None);
            await transaction.WriteAsync(Decide(claimed, now), CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            decided += claimed.Count;
        }
    }

    private static WorkBatch Decide(IReadOnlyList<DueDeadline> claimed, Instant now)
    {
        var batch = new WorkBatch();
        foreach (var due in claimed)
        {
            var instance = due.Instance;
            batch.Close(
                new DeadlineClosing(
                    instance.Id,
                    due.ActivityInstanceId,
                    due.Name,
                    DeadlineState.Missed,
                    now,
                    "enforcer"
                )
            );
            batch.ChangedInstances.Add(
                new InstanceChange(
                    instance.Id,
                    instance.Revision,
                    WorkflowStatus.Running,
                    WorkflowSubStatus.Suspended,
                    instance.State,
                    now
                )
            );
            batch.Journal.Add(
                new JournalLine
                {
                    InstanceId = instance.Id,
                    At = now,
                    Event = "DeadlineMissed",
                    NodeId = "application:employer.review",
                    ActivityInstanceId = due.ActivityInstanceId,
                    Message = "用人单位审核期限已过",
                }
            );
            batch.Outbox.Add(
                new OutboxMessage
                {
                    Kind = OutboxKind.Webhook,
                    Key = string.Create(CultureInfo.InvariantCulture, $"deadline-{due.Id}"),
                    InstanceId = instance.Id,
                    Destination = "tj",
                    Payload = """{"type":"cn.orchestrator.deadline.missed","data":{"name":"due"}}""",
                    CreatedAt = now,
                    NotBefore = now,
                }
            );
        }

        return batch;
    }

    private static Instance NewInstance(int id)
    {
        var random = new Random(id);
        var state = new StringBuilder("""{"v":1,"scopes":[""");
        while (state.Length < StateBytes)
        {
            state.Append(CultureInfo.InvariantCulture, $$"""{"a":"{{random.Next()}}","n":"employer/review","s":1},""");
        }

        return new Instance
        {
            Id = id,
            DefinitionVersionId = 1,
            CycleId = 1,
            Kind = InstanceKind.Application,
            SubStatus = WorkflowSubStatus.Suspended,
            State = Encoding.ASCII.GetBytes(state.ToString(0, StateBytes)),
            CreatedAt = Due,
            UpdatedAt = Due,
        };
    }

    private static Application NewApplication(int id) =>
        new()
        {
            InstanceId = id,
            CycleId = 1,
            Number = string.Create(CultureInfo.InvariantCulture, $"2024{id:D6}"),
            PersonKey = string.Create(CultureInfo.InvariantCulture, $"{id * 2_654_435_761L:x32}"),
            Employer = string.Create(CultureInfo.InvariantCulture, $"E{id % 500:D4}"),
            Department = string.Create(CultureInfo.InvariantCulture, $"D{id % 20:D2}"),
            Series = "工程",
            Specialty = "机械",
            Level = "senior",
            Committee = "eng",
            Stage = "employer.review",
            Data = """{"name":"张*","exam":true}""",
            Portal = "tj",
            SubmittedAt = Due,
            UpdatedAt = Due,
        };

    private static Deadline NewDeadline(int id) =>
        new()
        {
            InstanceId = id,
            CycleId = 1,
            ActivityInstanceId = "a3",
            NodeId = "application:employer.review",
            Name = "due",
            Kind = DeadlineKind.Statutory,
            Role = "employer",
            Clauses = "TJ24-4.2-i",
            DueAt = Due,
            DueDate = new LocalDate(2024, 11, 1),
            Hard = true,
            Remind = true,
            CalendarVersion = "cn-2024.1",
        };
}
