namespace Orchestrator.Workflows.Validation;

/// <summary>
/// The way to an activity (the ids of the containers around it) is kept with each line of the journal, and has a
/// bound there.
/// </summary>
public sealed class NodeIdRule : IDefinitionRule
{
    /// <summary>The most characters of a node id.</summary>
    public const int Longest = 256;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return (check.Plan?.Activities.Keys ?? [])
            .Where(node => node.Length > Longest)
            .Select(node =>
                Finding.Error(
                    "path-too-long",
                    node[(node.LastIndexOf(':') + 1)..],
                    $"该活动及外层容器的id合计{node.Length}个字符，至多{Longest}个；请缩短id或减少嵌套。",
                    $"The ids of this activity and the containers around it have {node.Length} characters together; "
                        + $"{Longest} are the most. Shorten them or nest less."
                )
            );
    }
}
