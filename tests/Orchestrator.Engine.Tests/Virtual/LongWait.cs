using NodaTime;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>A workflow that waits for a year, a quarter at a time, and what one looks like when it has just started.</summary>
internal sealed class LongWait
{
    public const long Version = 211;

    /// <summary>Ids of its activities that arm a deadline.</summary>
    public static readonly IReadOnlySet<string> Waiting = new HashSet<string> { "q1", "q2", "q3", "q4" };

    private readonly byte[] _state;
    private readonly DeadlineArmed _armed;
    private readonly JournalFact _started;

    public LongWait(WorkflowPlan plan)
    {
        var first = WorkflowRuntime.Start(
            plan,
            new StartRequest(),
            new RunEnvironment { Now = VirtualTime.Start, InstanceId = "1" }
        );
        (_state, _armed) = (WorkflowStateJson.Write(first.State), first.Deadlines.OfType<DeadlineArmed>().Single());
        var began = first.Journal.Where(entry => entry.Event == "Started");
        var steps = began.Select(entry => $"\"S{entry.ActivityInstanceId}={entry.NodeId}\"");
        _started = new JournalFact(0, "Steps", null, $$$"""{"steps":[{{{string.Join(',', steps)}}}]}""");
    }

    public static string Definition { get; } =
        $$$"""
            {"id":"long-1","definitionId":"long","name":"long","version":1,"isLatest":true,"isPublished":true,
             "root":{"type":"Elsa.Sequence","id":"all","activities":[{{{string.Join(',', Waiting.Select(Quarter))}}}]}}
            """;

    /// <summary>Puts one into a database, its first deadline due at an instant.</summary>
    public void Put(VirtualDatabase database, long id, Instant due) =>
        database.Add(
            new VirtualInstance(id, Version, _state),
            new VirtualRow(id + 1000, id, _armed.ActivityInstanceId, _armed.Name, _armed.Request.Kind, due),
            _started with
            {
                InstanceId = id,
            }
        );

    private static string Quarter(string id) =>
        $$"""
            {"type":"Elsa.Delay","id":"{{id}}",
             "timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"92.00:00:00"} } }
            """;
}
