using NodaTime;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>What runs are given: the instant, the dates and calendars of their cycle, and the data of their item.</summary>
internal static class RunData
{
    public static readonly IReadOnlyDictionary<string, LocalDate> NoDates = new Dictionary<string, LocalDate>();

    private static readonly IReadOnlyDictionary<Type, object> NoData = new Dictionary<Type, object>();

    /// <summary>The environment of a run.</summary>
    public static RunEnvironment For(
        long instanceId,
        LiveCycle? cycle,
        IReadOnlyDictionary<string, LocalDate> dates,
        Instant now,
        ScriptBudget scripts,
        IReadOnlyDictionary<Type, object>? data = null
    )
    {
        var given = cycle?.Data ?? NoData;
        if (data is { Count: > 0 })
        {
            var all = new Dictionary<Type, object>(given);
            foreach (var (type, value) in data)
                all[type] = value;
            given = all;
        }

        return new RunEnvironment
        {
            Now = now,
            InstanceId = instanceId.ToString(),
            Anchors = dates,
            Data = given,
            Scripts = scripts,
        };
    }

    /// <summary>What a run of a plan is told beyond its instance; null when nothing.</summary>
    public static Dictionary<Type, object>? Of(WorkSession session, WorkflowPlan plan, bool awaitsResponse)
    {
        if (!awaitsResponse && !plan.StartsOthers)
            return null;
        var data = new Dictionary<Type, object>();
        if (awaitsResponse)
            data[typeof(PendingHttpRequest)] = new PendingHttpRequest();
        if (session.Startable is { } startable)
            data[typeof(ChildWorkflows)] = new ChildWorkflows(startable.ContainsKey);
        return data;
    }
}
