using Orchestrator.Calendars;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>A schedule rolled over to another year, planned and validated beside the old one.</summary>
/// <param name="Definitions">The schedule first, then the application definitions it starts.</param>
/// <param name="Rows">Old and new dates side by side.</param>
/// <param name="Findings">What validation finds in the new definitions; the file is the definition's id.</param>
internal sealed record NewYearDraft(IReadOnlyList<RolledDefinition> Definitions, IReadOnlyList<YearRow> Rows, IReadOnlyList<Finding> Findings)
{
    /// <summary>Makes it.</summary>
    /// <param name="schedule">The old schedule, compiled.</param>
    /// <param name="year">A later year.</param>
    /// <param name="book">The calendars.</param>
    /// <param name="others">Finds the definitions that go along.</param>
    /// <param name="now">When.</param>
    public static NewYearDraft Make(WorkflowPlan schedule, int year, CalendarBook book, Func<string, WorkflowDefinition?> others, NodaTime.Instant now)
    {
        var rolled = new YearRollover(book, others).Roll(schedule.Definition, year, now);
        var texts = rolled.Select(definition => definition.Json.ToJsonString(Json.JsonFormat.Options)).ToList();
        var read = texts.Select(text => DefinitionReader.Read(text).Definition!).ToDictionary(definition => definition.DefinitionId);
        Func<string, WorkflowDefinition?> find = id => read.GetValueOrDefault(id) ?? others(id);
        var findings = rolled.Zip(texts, (definition, text) => DefinitionRules.Validator().Validate(text, definition.NewId, find)).SelectMany(found => found).ToList();
        var before = Plan(schedule, book, others);
        var after = PlanCompiler.Compile(read[rolled[0].NewId], DefinitionRules.Registry, find).Plan is { } compiled ? Plan(compiled, book, find) : before with { Items = [] };
        return new NewYearDraft(rolled, YearComparison.Of(before, after, [.. rolled.SelectMany(definition => definition.Dates)]), findings);
    }

    private static SchedulePlan Plan(WorkflowPlan schedule, CalendarBook book, Func<string, WorkflowDefinition?> others) =>
        new SchedulePlanner(book, id => others(id) is { } other ? PlanCompiler.Compile(other, DefinitionRules.Registry, others).Plan : null).Plan(schedule, new Dictionary<string, NodaTime.LocalDate>());
}
