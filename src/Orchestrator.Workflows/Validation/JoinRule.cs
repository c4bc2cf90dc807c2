using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Workflows.Validation;

/// <summary>
/// Warns of activities with several arrows into them that counter mode, the default, runs before a loop has ended, or
/// not any more, or never.
/// </summary>
internal sealed class JoinRule : IDefinitionRule
{
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        if (check.Plan is null)
            yield break;
        foreach (var flowchart in check.Plan.All<Flowchart>())
        {
            if (flowchart.Start(null) is not (>= 0 and var start))
                continue;
            var joins = new Joins(flowchart.Shape, flowchart.Shape.Graph(start));
            foreach (var join in joins.All())
            {
                if (joins.Never(join) is { } never)
                    yield return never;
                else if (joins.InLoop(join) is { } inLoop)
                    yield return inLoop;
            }
        }
    }
}
