using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// A schedule is planned with its recommended defaults before anybody publishes it: order, windows long enough (V3), rest days (V2),
/// exam before draw (V5), a child plan inside its parent notice (V4), data before the report that holds it (V6),
/// final dates reachable (V7), provisional dates (V9).
/// </summary>
/// <param name="book">The calendars.</param>
public sealed class ScheduleRule(CalendarBook book) : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        if (check.Plan is not { } schedule || DefinitionInfo.Of(check.Definition).Kind != "schedule")
            return [];
        if (!book.For(DefinitionInfo.Of(check.Definition).Region).TryGet(out _, out var errors))
            return [Finding.Error("region", null, errors[0].Message.Chinese, errors[0].Message.English)];

        var planner = new SchedulePlanner(book, id => Compile(check, id));
        var plan = Plan(planner, schedule);
        var items = plan.Items.DistinctBy(item => item.Id).ToDictionary(item => item.Id);

        // What a single rule shows (V1, V8) is found where the rule stands, unless an input says how it is read.
        var findings = plan
            .Warnings.Where(warning =>
                warning.Code is not ("note" or DateWarningCodes.WrongWeekday)
                && (warning.Code != DateWarningCodes.TwoReadings || IsRead(warning))
            )
            .Select(warning => Of(warning, warning.Item is { } id ? items.GetValueOrDefault(id) : null));
        return MissingApplications(check, schedule)
            .Concat(findings)
            .Concat(
                ParentBounds.Check(check.Definition, plan, id =>
                    Compile(check, id) is { } parent ? Plan(planner, parent) : null
                )
            );

        bool IsRead(PlanWarning warning) => warning.Item is { } id && items.GetValueOrDefault(id)?.Reading is not null;
    }

    private static SchedulePlan Plan(SchedulePlanner planner, WorkflowPlan schedule) =>
        planner.Plan(schedule, new Dictionary<string, NodaTime.LocalDate>());

    private static IEnumerable<Finding> MissingApplications(DefinitionCheck check, WorkflowPlan schedule) =>
        schedule
            .All<ApplicationWindow>()
            .Select(window =>
                (Window: window, Id: new StaticInputs(schedule, given: null).Get(window.ApplicationDefinition))
            )
            .Where(entry => string.IsNullOrEmpty(entry.Id) || check.Others(entry.Id) is null)
            .Select(entry =>
                Finding.Warning(
                    "application-definition",
                    entry.Window.Id,
                    $"“{entry.Window.DisplayText}”启动的申报流程“{entry.Id}”不在一起，无法检查申报环节的日期。",
                    $"The application definition \"{entry.Id}\" of \"{entry.Window.DisplayText}\" is not here; its dates are not checked."
                )
            );

    private static WorkflowPlan? Compile(DefinitionCheck check, string definitionId) =>
        check.Others(definitionId) is { } definition
            ? PlanCompiler.Compile(definition, check.Registry, check.Others).Plan
            : null;

    private static Finding Of(PlanWarning warning, PlanItem? item) =>
        new(
            null,
            (warning.Item ?? item?.Id) is { } id ? PlanItem.ActivityOf(id) : null,
            warning.Code,
            warning.IsError ? Severity.Error : Severity.Warning,
            warning.Clauses is [var first, ..] ? first
                : item?.Clauses is [var clause, ..] ? clause
                : null,
            item is null ? warning.Message : $"“{item.Action}”：{warning.Message}",
            item is null ? warning.MessageEn : $"\"{item.Action}\": {warning.MessageEn}"
        );
}
