using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Every date rule can be read, prints the right weekday (V1), is not vague without a choice (V8), and counts from a
/// date that is known.
/// </summary>
public sealed class DateRuleRule : IDefinitionRule
{
    /// <summary>Names of the dates that every schedule knows.</summary>
    public static IReadOnlyList<string> UsualAnchors { get; } =
    [
        .. typeof(AnchorNames)
            .GetFields()
            .Where(field => field is { IsLiteral: true, Name: not nameof(AnchorNames.Any) })
            .Select(field => (string)field.GetRawConstantValue()!),
        .. SchedulePlanner.SettingNames,
    ];

    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        var anchors = AnchorsOf(check.Definition).ToHashSet(StringComparer.Ordinal);
        return ReviewInputs
            .Activities(check.Definition)
            .SelectMany(node => ReviewInputs.DateRules(node).SelectMany(name => Check(node, name, anchors)));
    }

    /// <summary>Names of all dates that a rule of this definition may count from: the usual ones and its own milestones.</summary>
    public static IReadOnlyList<string> AnchorsOf(WorkflowDefinition definition) =>
        [.. UsualAnchors.Concat(Milestones(definition)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Milestones(WorkflowDefinition definition) =>
        ReviewInputs
            .Activities(definition)
            .SelectMany(node =>
                (string?[])
                    [
                        .. ReviewInputs.Texts(node, "dates"),
                        ReviewInputs.Written(node, "dateName")?.ToString(),
                        ReviewInputs.Written(node, "opensName")?.ToString(),
                    ]
            )
            .OfType<string>();

    private static IEnumerable<Finding> Check(ActivityNode node, string name, HashSet<string> anchors)
    {
        var clause = ReviewInputs.ClausesOf(node, name) is [var first, ..] ? first : null;
        if (!ReviewInputs.DateRule(node, name).TryGet(out var rule, out var errors))
        {
            return errors.Select(error =>
                Finding.Error(
                    "date-rule",
                    node.Id,
                    $"“{node.DisplayText}”的日期规则有误（{error.Path}）：{error.Message.Chinese}",
                    $"The date rule of \"{node.DisplayText}\" is wrong ({error.Path}): {error.Message.English}"
                ) with
                {
                    Clause = clause,
                }
            );
        }

        var isRead = node.Json["dueReading"] is not null && name == "due";
        var findings = rule.Check()
            .Where(warning => !isRead || warning.Code != DateWarningCodes.TwoReadings)
            .Select(warning => Of(node, warning, clause))
            .ToList();
        if (rule.AnchorName is { } anchor && !anchors.Contains(TrackNames.BaseOf(anchor)) && !anchors.Contains(anchor))
        {
            findings.Add(
                Finding.Error(
                    "unknown-anchor",
                    node.Id,
                    $"“{node.DisplayText}”的日期由“{anchor}”起算，但没有环节给出该日期。",
                    $"\"{node.DisplayText}\" counts from \"{anchor}\", which nothing states."
                ) with
                {
                    Clause = clause,
                }
            );
        }

        return findings;
    }

    private static Finding Of(ActivityNode node, DateWarning warning, string? clause)
    {
        var severity = warning.Severity == DateWarningSeverity.Error ? Severity.Error : Severity.Warning;
        return new Finding(
            null,
            node.Id,
            warning.Code,
            severity,
            clause,
            $"“{node.DisplayText}”：{warning.Message.Chinese}",
            $"\"{node.DisplayText}\": {warning.Message.English}"
        );
    }
}
