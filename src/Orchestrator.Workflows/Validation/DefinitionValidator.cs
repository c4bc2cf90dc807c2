using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Validation;

/// <summary>All checks of a definition: reading, compiling, reachability, joins, and the rules given.</summary>
/// <param name="registry">The activity types there are.</param>
/// <param name="rules">Rules beside the built-in ones.</param>
public sealed class DefinitionValidator(ActivityRegistry registry, params IReadOnlyList<IDefinitionRule> rules)
{
    /// <summary>Every finding for a text; empty is fine.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="file">The file's name, put into each finding.</param>
    /// <param name="others">Finds another definition by version id, activity type or definition id.</param>
    public IReadOnlyList<Finding> Validate(
        string json,
        string? file = null,
        Func<string, WorkflowDefinition?>? others = null
    )
    {
        var read = DefinitionReader.Read(json);
        var findings = read.IsRead ? [.. read.Findings, .. All(read.Definition, file, others)] : read.Findings;
        return FindingList.Shorten([.. findings.Select(finding => finding with { File = file })]);
    }

    /// <summary>Every finding for a definition that was read.</summary>
    public IReadOnlyList<Finding> Validate(
        WorkflowDefinition definition,
        string? file = null,
        Func<string, WorkflowDefinition?>? others = null
    ) => FindingList.Shorten(All(definition, file, others));

    private List<Finding> All(WorkflowDefinition definition, string? file, Func<string, WorkflowDefinition?>? others)
    {
        var find = others ?? (_ => null);
        var compiled = PlanCompiler.Compile(definition, registry, find);
        var check = new DefinitionCheck(definition, compiled.Plan, registry, find);
        IEnumerable<Finding> findings =
        [
            .. compiled.Findings,
            .. new ReachabilityRule().Check(check),
            .. new JoinRule().Check(check),
            .. new NodeIdRule().Check(check),
            .. rules.SelectMany(rule => rule.Check(check)),
        ];
        return [.. findings.Select(finding => finding with { File = file ?? finding.File })];
    }
}
