namespace Orchestrator.TitleReview.Events;

/// <summary>The roles of PERSONAS as they are written in events, permissions and deadlines.</summary>
public static class Roles
{
    /// <summary>申报人.</summary>
    public const string Applicant = "applicant";

    /// <summary>用人单位.</summary>
    public const string Employer = "employer";

    /// <summary>业务主管部门: audits and submits.</summary>
    public const string Department = "department";

    /// <summary>行业（专业）主管部门: writes the review plan.</summary>
    public const string TradeDepartment = "tradeDepartment";

    /// <summary>职称评审办事机构.</summary>
    public const string Office = "office";

    /// <summary>市职称办（职改办）.</summary>
    public const string TitleOffice = "titleOffice";

    /// <summary>评审专家.</summary>
    public const string Expert = "expert";

    /// <summary>监督员.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The engine itself: stimuli between a cycle and its applications.</summary>
    public const string System = "system";

    private static readonly Dictionary<string, (string Chinese, string English)> Names = new()
    {
        [Applicant] = ("申报人", "the applicant"),
        [Employer] = ("用人单位", "the employer"),
        [Department] = ("业务主管部门", "the department"),
        [TradeDepartment] = ("行业（专业）主管部门", "the trade department"),
        [Office] = ("职称评审办事机构", "the review office"),
        [TitleOffice] = ("市职称办", "the title office"),
        [Expert] = ("评审专家", "the expert"),
        [Supervisor] = ("监督员", "the supervisor"),
        [System] = ("系统", "the system"),
    };

    /// <summary>All roles.</summary>
    public static IReadOnlyCollection<string> All => Names.Keys;

    /// <summary>The Chinese name of a role; the role itself when it is unknown.</summary>
    public static string Chinese(string role) => Names.TryGetValue(role, out var name) ? name.Chinese : role;

    /// <summary>The same in English, as it stands within a sentence: the title office.</summary>
    public static string English(string role) => Names.TryGetValue(role, out var name) ? name.English : role;
}
