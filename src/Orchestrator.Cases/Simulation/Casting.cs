using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Committees;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Forwarding;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Payments;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Plans;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Reports;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Rounds;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What the actors of a year must know of its definitions: the parts of a plan, the channels of a posting, what each
/// reviewer verifies, for which titles one applies.
/// </summary>
internal sealed record Casting
{
    /// <summary>系列 that all apply for: the schedule's, else 工程技术.</summary>
    public required string Series { get; init; }

    /// <summary>专业 to choose from; at least one.</summary>
    public required IReadOnlyList<string> Specialties { get; init; }

    /// <summary>级别 to choose from; at least one.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>Seats of the committee that is drawn: the schedule's minimum, made odd; else 11.</summary>
    public required int Seats { get; init; }

    /// <summary>Parts that the filed plan holds.</summary>
    public required IReadOnlyList<string> PlanContents { get; init; }

    /// <summary>Where results are posted.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>What the form of a committee's approval holds.</summary>
    public required IReadOnlyList<string> CommitteeContents { get; init; }

    /// <summary>The reports of the cycle, each with its name and the track that hands it in; null: the cycle as a whole.</summary>
    public required IReadOnlyList<(string? Track, string Name, CastReport Report)> Reports { get; init; }

    /// <summary>Who publishes the plan, and whether it is filed first.</summary>
    public required string Publisher { get; init; }

    /// <summary>Whether the schedule has a step at which the plan is filed.</summary>
    public required bool FilesPlan { get; init; }

    /// <summary>What the review plan reported before the meeting holds.</summary>
    public required IReadOnlyList<string> MeetingPlanContents { get; init; }

    /// <summary>The review plan is taken in only from so many working days before the meeting; 0 when at any time before.</summary>
    public required int MeetingPlanWindow { get; init; }

    /// <summary>What is done before a meeting opens.</summary>
    public required IReadOnlyList<string> OpeningChecks { get; init; }

    /// <summary>What the report on an objection says.</summary>
    public required IReadOnlyList<string> ObjectionContents { get; init; }

    /// <summary>Who confirms the results; null where they are published without.</summary>
    public required string? Confirmer { get; init; }

    /// <summary>How the employer agrees: <c>recommended</c>, or <c>passed</c> where the recommendation comes after the publicity.</summary>
    public required string EmployerAgrees { get; init; }

    /// <summary>Who pays the fee, and the date of the cycle from which it may be paid; null where there is none.</summary>
    public required (string Role, string? Opens)? Payment { get; init; }

    /// <summary>Who hands applications on to a higher committee; the title office where there is no such step.</summary>
    public required string Forwarder { get; init; }

    /// <summary>The last day of a month that goes into its own round; 20 where there are no rounds.</summary>
    public required int RoundCutoff { get; init; }

    /// <summary>Who handles the rounds.</summary>
    public required string Rounder { get; init; }

    /// <summary>The experts are drawn only within so many days before the meeting; 0 when at any time before.</summary>
    public required int DrawWithin { get; init; }

    /// <summary>Whether employers post once more after the review.</summary>
    public required bool PostsAfterReview { get; init; }

    /// <summary>Working days within which a reviewer sets the day of a correction; 0 where the notice sets it.</summary>
    public required int SetsCorrection { get; init; }

    /// <summary>The fixed words of the employer's opinion; null where there are none.</summary>
    public required string? Opinion { get; init; }

    /// <summary>What a vote of an employer's committee has to reach; null where there is none.</summary>
    public required RecommendingVote? Vote { get; init; }

    /// <summary>Evidence that counts from the present title on.</summary>
    public required IReadOnlyList<EvidencePeriod> Evidence { get; init; }

    /// <summary>What a reviewer verifies before agreeing, by role.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Checks { get; init; }

    /// <summary>The tracks that say who belongs to them; applicants are shared out among them.</summary>
    public required IReadOnlyList<ScheduleTrack> Tracks { get; init; }

    /// <summary>The track that a synthetic applicant belongs to; null where there are none.</summary>
    public ScheduleTrack? TrackOf(SyntheticApplicant applicant) =>
        Tracks.Count == 0 ? null : Tracks[applicant.Index % Tracks.Count];

    /// <summary>Reads it from the two plans; what they leave to a run has the value that a city would give.</summary>
    public static Casting Of(WorkflowPlan schedule, WorkflowPlan application, SchedulePlan dates) =>
        new()
        {
            Tracks = [.. ScheduleTracks.Of(schedule).Where(track => track.IsDeclared)],
            Series = InputOf(schedule, "series")?.ToString() ?? "工程技术",
            Specialties = ListOf(InputOf(schedule, "specialties"), "质量"),
            Levels = ListOf(InputOf(schedule, "levels"), "正高", "副高"),
            Seats = int.TryParse(
                InputOf(schedule, "minimumSeats")?.ToString(),
                CultureInfo.InvariantCulture,
                out var minimum
            )
                ? minimum | 1
                : 11,
            PlanContents = ListOf(Written(schedule.All<FilePlan>().FirstOrDefault()?.Contents), "时间安排"),
            Channels = ListOf(Written(schedule.All<PublicizeResults>().FirstOrDefault()?.Channels), "职称评审系统"),
            CommitteeContents = ListOf(Written(schedule.All<ApproveCommittee>().FirstOrDefault()?.Contents)),
            Reports =
            [
                .. schedule
                    .All<SubmitReport>()
                    .Where(report => TextOf(report.ReportName) is not null)
                    .Select(report =>
                        (
                            ScheduleTracks.OfSteps(schedule).GetValueOrDefault(report.NodeId),
                            TextOf(report.ReportName)!,
                            new CastReport(
                                TextOf(report.Role) ?? Roles.Office,
                                ListOf(Written(report.Contents)),
                                ListOf(Written(report.Channels)),
                                dates.Items.FirstOrDefault(item => item.Id == report.Id + ".opens")?.EffectiveDate
                            )
                        )
                    ),
            ],
            Publisher = TextOf(schedule.All<PublishPlan>().FirstOrDefault()?.Role) ?? Roles.TradeDepartment,
            FilesPlan = schedule.All<FilePlan>().Any(),
            MeetingPlanContents = ListOf(Written(schedule.All<ReportMeetingPlan>().FirstOrDefault()?.Contents)),
            MeetingPlanWindow = WindowOf(schedule.All<ReportMeetingPlan>().FirstOrDefault()?.Due),
            OpeningChecks = ListOf(Written(schedule.All<HoldReviewMeeting>().FirstOrDefault()?.OpeningChecks)),
            ObjectionContents = ListOf(Written(schedule.All<CheckObjections>().FirstOrDefault()?.Contents)),
            Confirmer = schedule.All<ConfirmResults>().FirstOrDefault() is { } confirm
                ? TextOf(confirm.Role) ?? Roles.TitleOffice
                : null,
            EmployerAgrees = TextOf(application.All<EmployerReview>().FirstOrDefault()?.AgreesBy) ?? "recommended",
            DrawWithin = RuleOf(schedule.All<DrawExperts>().FirstOrDefault()?.Opens) is BeforeRule before
                ? before.Amount
                : 0,
            PostsAfterReview = application.All<EmployerPublicity>().Any(posting => RuleOf(posting.PostBy) is not null),
            SetsCorrection =
                application.All<OfficeAcceptance>().FirstOrDefault() is { } office
                && TextOf(office.ReviewerSetsCorrection) is true
                    ? 3
                    : 0,
            Payment = application.All<TakePayment>().FirstOrDefault() is { } fee
                ? (TextOf(fee.Role) ?? Roles.Applicant, RuleOf(fee.Opens)?.AnchorName)
                : null,
            Forwarder = TextOf(application.All<ForwardApplication>().FirstOrDefault()?.Role) ?? Roles.TitleOffice,
            RoundCutoff = NumberOf(schedule, schedule.All<MonthlyRounds>().FirstOrDefault()?.CutoffDay) ?? 20,
            Rounder = TextOf(schedule.All<MonthlyRounds>().FirstOrDefault()?.Role) ?? Roles.TitleOffice,
            Opinion = TextOf(application.All<RecommendApplication>().FirstOrDefault()?.Opinion),
            Vote = ValueOf(application.All<EmployerReview>().FirstOrDefault()?.Vote)
                ?? ValueOf(application.All<RecommendApplication>().FirstOrDefault()?.Vote),
            Evidence = ValueOf(application.All<SubmitApplication>().FirstOrDefault()?.EvidencePeriods) ?? [],
            Checks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                [Roles.Employer] = ChecksOf(application.All<EmployerReview>()),
                [Roles.Department] = ChecksOf(application.All<DepartmentReview>()),
                [Roles.Office] = ChecksOf(application.All<OfficeAcceptance>()),
            },
        };

    private static T? ValueOf<T>(Input<T>? input)
        where T : class =>
        input?.Expression.Value is { } written
            ? JsonSerializer.Deserialize<T>(
                written is JsonValue text && text.TryGetValue<string>(out var json) ? json : written.ToJsonString(),
                JsonSerializerOptions.Web
            )
            : null;

    private static int WindowOf(Input<DateRule>? input) =>
        RuleOf(input) is WithinBeforeRule { Reading: not WithinReading.AtLeast } window ? window.WorkingDays : 0;

    private static DateRule? RuleOf(Input<DateRule>? input) =>
        input?.Expression.Value is { } written
        && DateRuleJson
            .Read(written is JsonValue text && text.TryGetValue<string>(out var json) ? json : written.ToJsonString())
            .TryGet(out var rule)
            ? rule
            : null;

    private static IReadOnlyList<string> ChecksOf(IEnumerable<ReviewerActivity> desks) =>
        [.. desks.SelectMany(desk => ListOf(Written(desk.Checklist))).Distinct(StringComparer.Ordinal)];

    private static JsonNode? InputOf(WorkflowPlan plan, string name) =>
        plan.Inputs.FirstOrDefault(input => input.Name == name)?.DefaultValue;

    private static string? TextOf(Input<string>? input) =>
        input?.Expression.Value is JsonValue text && text.TryGetValue<string>(out var value) ? value : null;

    private static bool? TextOf(Input<bool>? input) =>
        input?.Expression.Value is JsonValue value && bool.TryParse(value.ToString(), out var isOn) ? isOn : null;

    /// <summary>A number as it is written, or as the workflow input recommends it that it is bound to.</summary>
    private static int? NumberOf(WorkflowPlan plan, Input<int>? input) =>
        input?.Expression.Value is { } written
        && int.TryParse(
            (written is JsonObject bound ? InputOf(plan, bound["name"]?.ToString() ?? "") : written)?.ToString(),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static JsonNode? Written(Input<IReadOnlyList<string>>? input) =>
        input?.Expression.Value is JsonValue text && text.TryGetValue<string>(out var json) && json.StartsWith('[')
            ? JsonNode.Parse(json)
            : input?.Expression.Value;

    private static IReadOnlyList<string> ListOf(JsonNode? node, params string[] otherwise) =>
        node is JsonArray { Count: > 0 } list ? [.. list.Select(item => (string)item!)] : otherwise;
}
