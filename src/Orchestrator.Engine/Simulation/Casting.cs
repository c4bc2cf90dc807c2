using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Committees;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Plans;
using Orchestrator.TitleReview.Reports;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Simulation;

/// <summary>What the actors of a year must know of its definitions: the parts of a plan, the channels of a posting, what each reviewer verifies, for which titles one applies.</summary>
internal sealed record Casting
{
    public required string Series { get; init; }

    public required IReadOnlyList<string> Specialties { get; init; }

    public required IReadOnlyList<string> Levels { get; init; }

    public required int Seats { get; init; }

    public required IReadOnlyList<string> PlanContents { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>What the form of a committee's approval holds.</summary>
    public required IReadOnlyList<string> CommitteeContents { get; init; }

    /// <summary>The reports of the cycle by name.</summary>
    public required IReadOnlyDictionary<string, CastReport> Reports { get; init; }

    /// <summary>What a reviewer verifies before agreeing, by role.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Checks { get; init; }

    public static Casting Of(WorkflowPlan schedule, WorkflowPlan application) => new()
    {
        Series = InputOf(schedule, "series")?.ToString() ?? "工程技术",
        Specialties = ListOf(InputOf(schedule, "specialties"), "质量"),
        Levels = ListOf(InputOf(schedule, "levels"), "正高", "副高"),
        Seats = int.TryParse(InputOf(schedule, "minimumSeats")?.ToString(), CultureInfo.InvariantCulture, out var minimum) ? minimum | 1 : 11,
        PlanContents = ListOf(Written(schedule.All<FilePlan>().FirstOrDefault()?.Contents), "时间安排"),
        Channels = ListOf(Written(schedule.All<PublicizeResults>().FirstOrDefault()?.Channels), "职称评审系统"),
        CommitteeContents = ListOf(Written(schedule.All<ApproveCommittee>().FirstOrDefault()?.Contents)),
        Reports = schedule.All<SubmitReport>().Where(report => TextOf(report.ReportName) is not null).ToDictionary(
            report => TextOf(report.ReportName)!,
            report => new CastReport(TextOf(report.Role) ?? Roles.Office, ListOf(Written(report.Contents)), ListOf(Written(report.Channels)))),
        Checks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Roles.Employer] = ChecksOf(application.All<EmployerReview>()),
            [Roles.Department] = ChecksOf(application.All<DepartmentReview>()),
            [Roles.Office] = ChecksOf(application.All<OfficeAcceptance>()),
        },
    };

    private static IReadOnlyList<string> ChecksOf(IEnumerable<ReviewerActivity> desks) =>
        [.. desks.SelectMany(desk => ListOf(Written(desk.Checklist))).Distinct(StringComparer.Ordinal)];

    private static JsonNode? InputOf(WorkflowPlan plan, string name) => plan.Inputs.FirstOrDefault(input => input.Name == name)?.DefaultValue;

    private static string? TextOf(Input<string>? input) => input?.Expression.Value is JsonValue text && text.TryGetValue<string>(out var value) ? value : null;

    private static JsonNode? Written(Input<IReadOnlyList<string>>? input) =>
        input?.Expression.Value is JsonValue text && text.TryGetValue<string>(out var json) && json.StartsWith('[') ? JsonNode.Parse(json) : input?.Expression.Value;

    private static IReadOnlyList<string> ListOf(JsonNode? node, params string[] otherwise) =>
        node is JsonArray { Count: > 0 } list ? [.. list.Select(item => (string)item!)] : otherwise;
}
