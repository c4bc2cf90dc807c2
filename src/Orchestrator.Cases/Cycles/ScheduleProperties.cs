using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Cases.Cycles;

/// <summary>What a schedule says about its cycles.</summary>
/// <param name="Jurisdiction">The city; empty when it names none.</param>
/// <param name="Year">The year of the notice; 0 when it names none.</param>
/// <param name="CalendarRegion">Region of the working-day calendar.</param>
/// <param name="ApplicationDefinition">Id of the definition that its applications run; null when it takes none.</param>
public sealed record ScheduleProperties(
    string Jurisdiction,
    int Year,
    string CalendarRegion,
    string? ApplicationDefinition
)
{
    /// <summary>Reads them from the definition's own words and its application window.</summary>
    public static ScheduleProperties Of(WorkflowPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var info = DefinitionInfo.Of(plan.Definition);
        var application = plan.All<ApplicationWindow>()
            .Select(window => window.ApplicationDefinition?.Expression.Value as JsonValue)
            .Select(value => value is not null && value.TryGetValue<string>(out var id) ? id : null)
            .FirstOrDefault(id => !string.IsNullOrEmpty(id));
        return new ScheduleProperties(info.Jurisdiction ?? "", info.Year, info.Region, application);
    }
}
