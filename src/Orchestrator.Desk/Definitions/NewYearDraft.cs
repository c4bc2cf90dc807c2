using Orchestrator.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>A schedule rolled over to another year, planned and validated beside the old one.</summary>
/// <param name="OldYear">The year rolled over from.</param>
/// <param name="Definitions">The schedule first, then the application definitions it starts.</param>
/// <param name="Rows">Old and new dates side by side.</param>
/// <param name="Findings">What validation finds in the new definitions; the file is the definition's id.</param>
public sealed record NewYearDraft(
    int OldYear,
    IReadOnlyList<RolledDefinition> Definitions,
    IReadOnlyList<YearRow> Rows,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Makes it.</summary>
    /// <param name="schedule">The old schedule, compiled.</param>
    /// <param name="oldYear">Its year.</param>
    /// <param name="year">A later year.</param>
    /// <param name="book">The calendars.</param>
    /// <param name="notices">The notices known; the new year's, when it is among them, gives the clauses.</param>
    /// <param name="others">Finds the definitions that go along.</param>
    /// <param name="now">When.</param>
    public static NewYearDraft Make(
        WorkflowPlan schedule,
        int oldYear,
        int year,
        CalendarBook book,
        NoticeBook notices,
        Func<string, WorkflowDefinition?> others,
        NodaTime.Instant now
    )
    {
        var rolled = new YearRollover(book, others, notices).Roll(schedule.Definition, year, now);
        var texts = rolled.Select(definition => definition.Json.ToJsonString(JsonFormat.Options)).ToList();
        var read = texts
            .Select(text => DefinitionReader.Read(text).Definition!)
            .ToDictionary(definition => definition.DefinitionId);
        Func<string, WorkflowDefinition?> find = id => read.GetValueOrDefault(id) ?? others(id);
        var findings = rolled
            .Zip(texts, (definition, text) =>
                DefinitionRules.Validator(book, notices).Validate(text, definition.NewId, find)
            )
            .SelectMany(found => found)
            .ToList();
        var before = Plan(schedule, book, others);
        var after = PlanCompiler.Compile(read[rolled[0].NewId], DefinitionRules.Registry, find).Plan is { } compiled
            ? Plan(compiled, book, find)
            : before with
            {
                Items = [],
            };
        return new NewYearDraft(
            oldYear,
            rolled,
            YearComparison.Of(before, after, [.. rolled.SelectMany(definition => definition.Dates)]),
            findings
        );
    }

    private static SchedulePlan Plan(
        WorkflowPlan schedule,
        CalendarBook book,
        Func<string, WorkflowDefinition?> others
    ) =>
        new SchedulePlanner(book, id =>
            others(id) is { } other ? PlanCompiler.Compile(other, DefinitionRules.Registry, others).Plan : null
        ).Plan(schedule, new Dictionary<string, NodaTime.LocalDate>());
}
