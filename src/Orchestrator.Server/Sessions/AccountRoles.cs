using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Sessions;

/// <summary>The roles that people sign in with.</summary>
internal static class AccountRoles
{
    /// <summary>系统管理员: accounts, portals, jobs; decides nothing about applications (PERSONAS §9).</summary>
    public const string Administrator = "administrator";

    /// <summary>市职称办（职改办）.</summary>
    public const string TitleOffice = "titleOffice";

    /// <summary>职称评审办事机构.</summary>
    public const string Office = "office";

    /// <summary>业务主管部门.</summary>
    public const string Department = "department";

    /// <summary>行业（专业）主管部门.</summary>
    public const string TradeDepartment = "tradeDepartment";

    /// <summary>用人单位.</summary>
    public const string Employer = "employer";

    /// <summary>监督员: sees everything, changes nothing (PERSONAS §9).</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The Chinese name of a role.</summary>
    public static string Chinese(string role) => role == Administrator ? "系统管理员" : Roles.Chinese(role);

    /// <summary>Every role that a user may be given.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Administrator,
        TitleOffice,
        Office,
        Department,
        TradeDepartment,
        Employer,
        Supervisor,
    ];
}
