using NodaTime;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>Instances that wait, each with one statutory deadline at an instant of its own.</summary>
internal static class WaitingInstances
{
    /// <summary>Beyond what a server has reserved for itself.</summary>
    private const long Version = 9_000_000_000_000_001;

    private const string Definition = """
        {"id":"wait-1","definitionId":"wait","name":"wait","version":1,"isLatest":true,"isPublished":true,
         "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
          {"type":"Elsa.Delay","id":"Wait","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}],"connections":[]}}
        """;

    public static async Task StoreAsync(IWorkStore store)
    {
        await using var context = store.CreateContext();
        context.DefinitionVersions.Add(
            new DefinitionVersion
            {
                Id = Version,
                DefinitionId = "wait",
                Version = 1,
                Name = "wait",
                Kind = DefinitionKind.Other,
                Json = Definition,
                Hash = Read().ContentHash,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = Instant.FromUnixTimeTicks(0),
                CreatedBy = "lateness",
            }
        );
        await context.SaveChangesAsync();
    }

    /// <param name="store">Where.</param>
    /// <param name="instants">When each falls due.</param>
    /// <param name="firstId">The first instance's id.</param>
    public static async Task ArmAsync(IWorkStore store, IReadOnlyList<Instant> instants, long firstId)
    {
        var plan = PlanCache.Compile(Definition, _ => null, ActivityRegistry.BuiltIn);
        await using var transaction = await store.BeginAsync(CancellationToken.None);
        var now = await transaction.ReadClockAsync(CancellationToken.None);
        var batch = new WorkBatch();
        var id = firstId;
        foreach (var due in instants)
        {
            var transition = WorkflowRuntime.Start(
                plan,
                new StartRequest(),
                new RunEnvironment
                {
                    Now = now,
                    InstanceId = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }
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
                new Deadline
                {
                    InstanceId = id,
                    ActivityInstanceId = armed.ActivityInstanceId,
                    NodeId = armed.NodeId,
                    Name = armed.Name,
                    Kind = DeadlineKind.Statutory,
                    Clauses = "",
                    DueAt = due,
                    DueDate = armed.Request.DueDate,
                    State = DeadlineState.Armed,
                }
            );
            id++;
        }

        await transaction.WriteAsync(batch, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static WorkflowDefinition Read() => DefinitionReader.Read(Definition).Definition!;
}
