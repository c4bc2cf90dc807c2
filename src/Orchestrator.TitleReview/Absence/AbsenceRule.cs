using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// <see cref="AbsenceAnalysis"/> for the definition validator: of a schedule with the application definition that it
/// starts, of an application
/// definition with the schedule it names, where they are at hand. Both are judged together, and what lacks in one is told of the other too.
/// </summary>
public sealed class AbsenceRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan)
            return [];
        var (schedule, applications) = DefinitionInfo.Of(plan.Definition).Kind switch
        {
            "schedule" => ((WorkflowPlan?)plan, Started(check, plan)),
            "application" => (AbsenceAnalysis.ScheduleOf(plan) is { } id ? Compile(check, id) : null, [plan]),
            _ => (null, []),
        };
        if (schedule is null && applications.Count == 0)
            return [];
        return applications
            .DefaultIfEmpty(null)
            .SelectMany(application => AbsenceAnalysis.Check(schedule, application))
            .Distinct()
            .Select(Of);
    }

    private static Finding Of(AbsenceFinding finding) =>
        new(null, finding.ActivityId, finding.Code, finding.Severity, finding.Clause, finding.Chinese, finding.English)
        {
            Lacking = finding.Lacking,
        };

    private static IReadOnlyList<WorkflowPlan?> Started(DefinitionCheck check, WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        return
        [
            .. schedule
                .All<ApplicationWindow>()
                .Select(window => inputs.Get(window.ApplicationDefinition))
                .OfType<string>()
                .Where(id => id.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(id => Compile(check, id))
                .OfType<WorkflowPlan>(),
        ];
    }

    private static WorkflowPlan? Compile(DefinitionCheck check, string definitionId) =>
        check.Others(definitionId) is { } definition
            ? PlanCompiler.Compile(definition, check.Registry, check.Others).Plan
            : null;
}
