using System.Text.Json.Nodes;
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
        var anchors = AnchorsOf(check.Definition).Concat(OfSchedule(check)).ToHashSet(StringComparer.Ordinal);
        var tracks = check.Plan is { } plan ? ScheduleTracks.Of(plan).Select(track => track.Key).ToHashSet() : null;
        return ReviewInputs
            .Activities(check.Definition)
            .SelectMany(node =>
                ReviewInputs
                    .DateRules(node)
                    .SelectMany(name => Check(node, name, anchors).Concat(Track(node, name, tracks)))
            );
    }

    /// <summary>Names of all dates that a rule of this definition may count from: the usual ones and its own milestones.</summary>
    public static IReadOnlyList<string> AnchorsOf(WorkflowDefinition definition) =>
        [.. UsualAnchors.Concat(Milestones(definition)).Distinct(StringComparer.Ordinal)];

    /// <summary>What the cycle states of its own, an application may count from.</summary>
    private static IEnumerable<string> OfSchedule(DefinitionCheck check) =>
        DefinitionInfo.Of(check.Definition).Schedule is { } id && check.Others(id) is { } schedule
            ? Milestones(schedule)
            : [];

    private static IEnumerable<string> Milestones(WorkflowDefinition definition) =>
        ReviewInputs
            .Activities(definition)
            .SelectMany(node =>
                (string?[])
                    [
                        .. ReviewInputs.Texts(node, "dates"),
                        ReviewInputs.Written(node, "dateName")?.ToString(),
                        ReviewInputs.Written(node, "opensName")?.ToString(),
                        .. OfRoles(node, "closings", ClosingDates.Of),
                        .. OfRoles(node, "openings", OpeningDates.Of),
                    ]
            )
            .OfType<string>();

    private static IEnumerable<string> OfRoles(ActivityNode node, string input, Func<string, string> nameOf) =>
        ReviewInputs.Written(node, input) is JsonArray days
            ? days.OfType<JsonObject>().Select(day => day["role"]?.ToString()).OfType<string>().Select(nameOf)
            : [];

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

    /// <summary>A date of a track that no window declares is stated by nobody.</summary>
    private static IEnumerable<Finding> Track(ActivityNode node, string name, HashSet<string>? tracks)
    {
        if (
            tracks is not null
            && ReviewInputs.DateRule(node, name).TryGet(out var rule)
            && rule.AnchorName is { } anchor
            && TrackNames.TrackOf(anchor) is { } track
            && !tracks.Contains(track)
        )
        {
            yield return Finding.Error(
                "unknown-track",
                node.Id,
                $"“{node.DisplayText}”的日期由批次“{track}”的“{TrackNames.BaseOf(anchor)}”起算，但没有申报窗口写明该批次。请改正批次名称，或加上该批次的窗口。",
                $"\"{node.DisplayText}\" counts from \"{TrackNames.BaseOf(anchor)}\" of the track \"{track}\", which no window declares."
            );
        }
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
