using NodaTime;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Many small instances that wait for an instant: the enforcer's daily bread without title review.</summary>
internal static class Waits
{
    public const long Version = 77;

    /// <summary>Waits an hour, then ends.</summary>
    public const string Definition = """
        {"id":"wait-1","definitionId":"wait","name":"wait","version":1,"isLatest":true,"isPublished":true,
         "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
          {"type":"Elsa.Delay","id":"Wait","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}},
          {"type":"Elsa.WriteLine","id":"Say","text":{"typeName":"String","expression":{"type":"Literal","value":"done"}}}],
          "connections":[{"source":{"activity":"Wait","port":"Done"},"target":{"activity":"Say","port":"In"}}]}}
        """;

    public static Task StoreAsync(IWorkStore store) =>
        Year.StoreJsonAsync(store, Version, Definition, DefinitionKind.Other);

    /// <summary>Starts instances as another workflow would be started.</summary>
    /// <param name="node">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="firstId">The id of the first.</param>
    /// <param name="kind">What the deadlines are; technical waits unless said otherwise.</param>
    /// <param name="due">When the n-th falls due, given the clock; an hour later unless said otherwise.</param>
    /// <param name="cycle">The cycle they belong to.</param>
    public static Task StartAsync(
        EngineNode node,
        int count,
        long firstId = 10_000,
        DeadlineKind? kind = null,
        Func<int, Instant, Instant>? due = null,
        long? cycle = null
    ) => StartAsync(node.Store, node.Get<PlanCache>(), count, firstId, kind, due, cycle);

    /// <inheritdoc cref="StartAsync(EngineNode, int, long, DeadlineKind?, Func{int, Instant, Instant}?, long?)"/>
    public static async Task StartAsync(
        IWorkStore store,
        PlanCache plans,
        int count,
        long firstId = 10_000,
        DeadlineKind? kind = null,
        Func<int, Instant, Instant>? due = null,
        long? cycle = null
    )
    {
        var plan = await plans.GetAsync(Version, default);
        await using var transaction = await store.BeginAsync(default);
        var now = await transaction.ReadClockAsync(default);
        var batch = new WorkBatch();
        for (var id = firstId; id < firstId + count; id++)
        {
            var transition = WorkflowRuntime.Start(
                plan,
                new StartRequest(),
                new RunEnvironment { Now = now, InstanceId = id.ToString() }
            );
            var armed = transition.Deadlines.OfType<DeadlineArmed>().Single();
            batch.NewInstances.Add(
                new Instance
                {
                    Id = id,
                    DefinitionVersionId = Version,
                    Kind = InstanceKind.Other,
                    Status = transition.State.Status,
                    SubStatus = transition.State.SubStatus,
                    State = WorkflowStateJson.Write(transition.State),
                    CreatedAt = now,
                    UpdatedAt = now,
                }
            );
            batch.Arm(
                new Storage.Deadlines.Deadline
                {
                    InstanceId = id,
                    ActivityInstanceId = armed.ActivityInstanceId,
                    NodeId = armed.NodeId,
                    Name = armed.Name,
                    CycleId = cycle,
                    Kind = kind ?? armed.Request.Kind,
                    Clauses = "",
                    DueAt = due?.Invoke((int)(id - firstId), now) ?? armed.Request.Due,
                    DueDate = armed.Request.DueDate,
                    State = DeadlineState.Armed,
                }
            );
        }

        await transaction.WriteAsync(batch, default);
        await transaction.CommitAsync(default);
    }
}
