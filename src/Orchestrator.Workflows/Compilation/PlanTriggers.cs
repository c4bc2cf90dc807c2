using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Compilation;

/// <summary>Finds what starts instances of a plan.</summary>
public static class PlanTriggers
{
    /// <summary>
    /// The triggers of the plan's own definition, not those of definitions it inlines; their inputs are evaluated
    /// without an instance, so one that needs more is left out.
    /// </summary>
    public static IReadOnlyList<PlanTrigger> Triggers(this WorkflowPlan plan)
    {
        var found = new List<PlanTrigger>();
        foreach (var activity in plan.Activities.Values.Where(other => other.Node.Source.CanStart && IsOwn(other.Node)))
            found.AddRange(Of(plan, activity));
        return found;
    }

    private static IEnumerable<PlanTrigger> Of(WorkflowPlan plan, Activity activity) =>
        activity switch
        {
            Event waiting when Value(plan, waiting, waiting.EventName) is { Length: > 0 } name =>
            [
                new PlanTrigger(TriggerKind.Event, name, activity.Id, activity),
            ],
            HttpEndpoint endpoint when Value(plan, endpoint, endpoint.Path) is { } path => HttpEndpoint
                .StimulusNames(Value(plan, endpoint, endpoint.SupportedMethods), path)
                .Select(text => new PlanTrigger(TriggerKind.Http, text, activity.Id, activity)),
            Activities.BuiltIn.Timer or Cron or StartAt =>
            [
                new PlanTrigger(TriggerKind.Time, "", activity.Id, activity),
            ],
            _ => [],
        };

    /// <summary>An input's value before there is an instance; the default when it cannot be had.</summary>
    internal static T? Value<T>(WorkflowPlan plan, Activity activity, Input<T>? input)
    {
        var burst = new Burst(plan, new WorkflowState(), new RunEnvironment { Now = NodaTime.Instant.MinValue });
        try
        {
            return new ActivityContext(burst, new ActivityRun(0, activity.Id, null) { Node = activity.Node }).Get(
                input
            );
        }
        catch (ExpressionException)
        {
            return default;
        }
    }

    private static bool IsOwn(PlanNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Definition is not null)
                return false;
        }

        return true;
    }
}
