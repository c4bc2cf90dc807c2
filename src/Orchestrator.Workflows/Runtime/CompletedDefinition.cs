using Orchestrator.Workflows.Activities;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Hands the outputs of an inlined definition to what they are bound to.</summary>
internal static class CompletedDefinition
{
    public static void GiveOutputs(Burst burst, ActivityRun run)
    {
        var activity = (Activities.BuiltIn.DefinitionActivity)run.Node.Activity;
        foreach (var output in run.Node.Definition!.Outputs)
        {
            var value = run.Outputs?.GetValueOrDefault(output.Name) ?? run.Variables?.GetValueOrDefault(output.Name);
            if (activity.Bindings.TryGetValue(output.Name, out var reference))
                ActivityContext.WriteBound(burst, run.Parent, reference, value);
            burst.Remember(activity.Id, output.Name, value);
        }
    }
}
