using System.Collections.Frozen;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Proving;

/// <summary>The events that only a proof knows, and how all events are called in sentences.</summary>
internal static class EventNames
{
    /// <summary>An applicant submits to the employer.</summary>
    public const string Submitted = "application.submitted";

    /// <summary>The employer has reviewed it.</summary>
    public const string EmployerReviewed = "employer.reviewed";

    /// <summary>Last day of the employer's publicity.</summary>
    public const string EmployerPublicityEnds = "employer.publicityEnds";

    /// <summary>The department has it on its table.</summary>
    public const string DepartmentReceived = "department.received";

    /// <summary>The department submits it to the office.</summary>
    public const string DepartmentSubmitted = "department.submitted";

    /// <summary>The applicant has corrected what was returned.</summary>
    public const string Corrected = "application.corrected";

    /// <summary>Education and achievements are there.</summary>
    public const string EvidenceObtained = "application.evidence";

    private static readonly FrozenDictionary<string, BilingualText> Names = new Dictionary<string, BilingualText>
    {
        [Submitted] = new("申报人提交用人单位", "the applicant's submission"),
        [EmployerReviewed] = new("用人单位审核推荐", "the employer's review"),
        [EmployerPublicityEnds] = new("单位内部公示期满", "the end of the employer's publicity"),
        [DepartmentReceived] = new("业务主管部门收到材料", "the department's receipt"),
        [Corrected] = new("申报人补正", "the applicant's correction"),
        [EvidenceObtained] = new("学历和业绩成果取得", "education and achievements"),
        [DepartmentSubmitted] = new("业务主管部门审核提交", "the department's submission"),
    }.ToFrozenDictionary();

    /// <summary>Whether each application has it for itself, so that each track has its own.</summary>
    public static bool IsOfCase(string @event) =>
        Names.ContainsKey(@event)
        || @event.StartsWith("closing.", StringComparison.Ordinal)
        || @event.StartsWith("opening.", StringComparison.Ordinal)
        || @event
            is AnchorNames.ApplyOpens
                or AnchorNames.ApplyCloses
                or AnchorNames.EmployerPosted
                or AnchorNames.EmployerPostedAfter
                or AnchorNames.Submitted
                or AnchorNames.Returned
                or AnchorNames.Received;

    /// <summary>Its name; an unknown one as written.</summary>
    public static BilingualText Of(string @event)
    {
        var name = TrackNames.BaseOf(@event);
        var text = Names.GetValueOrDefault(name) ?? AnchorTexts.Of(name);
        return TrackNames.TrackOf(@event) is { } track
            ? new BilingualText($"{text.Chinese}（{track}）", $"{text.English} ({track})")
            : text;
    }
}
