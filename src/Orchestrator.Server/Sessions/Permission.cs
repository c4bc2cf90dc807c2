using Orchestrator.Desk.Operators;

namespace Orchestrator.Server.Sessions;

/// <summary>What a role may do in the console. Every endpoint names one; what names none is denied.</summary>
internal static class Permission
{
    /// <summary>No sign-in needed: the few endpoints that make or describe a session, and health.</summary>
    public const string Anyone = "anyone";

    /// <summary>A right signature of a registered portal; no role of the console has it.</summary>
    public const string Portal = "portal";

    /// <summary>Read cycles, deadlines, applications within reach.</summary>
    public const string Read = "read";

    /// <summary>Act upon a cycle or an application, as far as the definition lets the role.</summary>
    public const string Act = "act";

    /// <summary>Read the record of the expert draw.</summary>
    public const string ReadDraw = "read-draw";

    /// <summary>Start a cycle.</summary>
    public const string StartCycle = "start-cycle";

    /// <summary>Draw, import, submit and approve definitions.</summary>
    public const string ChangeDefinitions = "change-definitions";

    /// <summary>Propose and approve arrangements of working days.</summary>
    public const string ChangeCalendars = "change-calendars";

    /// <summary>Propose new dates.</summary>
    public const string ProposeMoves = "propose-moves";

    /// <summary>Approve new dates that somebody else proposed.</summary>
    public const string ApproveMoves = "approve-moves";

    /// <summary>Manage users and portals.</summary>
    public const string ManageAccess = "manage-access";

    /// <summary>Read and change the register of committees, departments and employers.</summary>
    public const string ManageOrganisations = "manage-organisations";

    /// <summary>See what waits to be sent; retry or close dead letters.</summary>
    public const string ManageDelivery = "manage-delivery";

    /// <summary>Read the operator log.</summary>
    public const string ReadLog = "read-log";

    /// <summary>See the jobs and Hangfire's pages.</summary>
    public const string ReadJobs = "read-jobs";

    /// <summary>Run, pause and resume jobs.</summary>
    public const string ManageJobs = "manage-jobs";

    /// <summary>Play a year in a sandbox.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Move the practice clock.</summary>
    public const string Practice = "practice";

    private static readonly Dictionary<string, string[]> ByPermission = new()
    {
        [Read] = [.. AccountRoles.All],
        // PERSONAS §9: an administrator of the machine decides nothing about applications; a supervisor only says to be present.
        [Act] =
        [
            AccountRoles.TitleOffice,
            AccountRoles.Office,
            AccountRoles.Department,
            AccountRoles.TradeDepartment,
            AccountRoles.Employer,
            AccountRoles.Supervisor,
        ],
        // Expert names and codes are hidden from applicants and employers always (REGULATIONS §6).
        [ReadDraw] = [AccountRoles.TitleOffice, AccountRoles.Office, AccountRoles.Supervisor],
        [StartCycle] = [AccountRoles.TitleOffice],
        [ChangeDefinitions] = [AccountRoles.Administrator, AccountRoles.TitleOffice],
        [ChangeCalendars] = [AccountRoles.Administrator, AccountRoles.TitleOffice],
        // An office may ask for new dates; who may grant them is the city's administrator (D11).
        [ProposeMoves] = [AccountRoles.TitleOffice, AccountRoles.Office],
        [ApproveMoves] = [AccountRoles.TitleOffice],
        [ManageAccess] = [AccountRoles.Administrator],
        [ManageOrganisations] = [AccountRoles.Administrator, AccountRoles.TitleOffice],
        [ManageDelivery] = [AccountRoles.Administrator],
        [ReadLog] = [AccountRoles.Administrator, AccountRoles.TitleOffice, AccountRoles.Supervisor],
        [ReadJobs] = [AccountRoles.Administrator, AccountRoles.TitleOffice, AccountRoles.Supervisor],
        [ManageJobs] = [AccountRoles.Administrator],
        [Sandbox] =
        [
            AccountRoles.Administrator,
            AccountRoles.TitleOffice,
            AccountRoles.Office,
            AccountRoles.TradeDepartment,
        ],
        [Practice] = [AccountRoles.Administrator, AccountRoles.TitleOffice],
    };

    // What these change or show is not of one jurisdiction or cycle.
    private static readonly HashSet<string> OfTheInstallation =
    [
        ChangeDefinitions,
        ChangeCalendars,
        ManageAccess,
        ManageDelivery,
        ReadJobs,
        ManageJobs,
        Practice,
    ];

    /// <summary>
    /// Who has what; <see cref="Anyone"/> and <see cref="Portal"/> are no matter of roles and not in it.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> RolesByPermission => ByPermission;

    /// <summary>Whether it is a matter of roles.</summary>
    public static bool IsOfRoles(string permission) => ByPermission.ContainsKey(permission);

    /// <summary>
    /// Whether a role, as it is held, gives a permission; over what is the whole installation's only one without limits does.
    /// </summary>
    public static bool IsGivenBy(string permission, Grant grant) =>
        ByPermission[permission].Contains(grant.Role)
        && (grant.IsEverywhere || !OfTheInstallation.Contains(permission));
}
