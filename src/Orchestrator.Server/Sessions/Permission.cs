namespace Orchestrator.Server.Sessions;

/// <summary>What a role may do in the console. Every endpoint names one; what names none is denied.</summary>
internal static class Permission
{
    /// <summary>No sign-in needed: the few endpoints that make or describe a session, and health.</summary>
    public const string Anyone = "anyone";

    public const string Portal = "portal";
    public const string Read = "read";
    public const string Act = "act";
    public const string ReadDraw = "read-draw";
    public const string StartCycle = "start-cycle";
    public const string ChangeDefinitions = "change-definitions";
    public const string ChangeCalendars = "change-calendars";
    public const string ProposeMoves = "propose-moves";
    public const string ApproveMoves = "approve-moves";
    public const string ManageAccess = "manage-access";
    public const string ManageDelivery = "manage-delivery";
    public const string ReadLog = "read-log";
    public const string ReadJobs = "read-jobs";
    public const string ManageJobs = "manage-jobs";
    public const string Sandbox = "sandbox";
    public const string Practice = "practice";

    private static readonly Dictionary<string, string[]> ByPermission = new()
    {
        [Read] = [.. Roles.All],
        // PERSONAS §9: a supervisor changes nothing; an administrator of the machine decides nothing about applications.
        [Act] = [Roles.TitleOffice, Roles.Office, Roles.Department, Roles.TradeDepartment, Roles.Employer],
        // Expert names and codes are hidden from applicants and employers always (REGULATIONS §6).
        [ReadDraw] = [Roles.TitleOffice, Roles.Office, Roles.Supervisor],
        [StartCycle] = [Roles.TitleOffice],
        [ChangeDefinitions] = [Roles.Administrator, Roles.TitleOffice],
        [ChangeCalendars] = [Roles.Administrator, Roles.TitleOffice],
        // An office may ask for new dates; who may grant them is the city's administrator (D11).
        [ProposeMoves] = [Roles.TitleOffice, Roles.Office],
        [ApproveMoves] = [Roles.TitleOffice],
        [ManageAccess] = [Roles.Administrator],
        [ManageDelivery] = [Roles.Administrator],
        [ReadLog] = [Roles.Administrator, Roles.TitleOffice, Roles.Supervisor],
        [ReadJobs] = [Roles.Administrator, Roles.TitleOffice, Roles.Supervisor],
        [ManageJobs] = [Roles.Administrator],
        [Sandbox] = [Roles.Administrator, Roles.TitleOffice, Roles.Office, Roles.TradeDepartment],
        [Practice] = [Roles.Administrator, Roles.TitleOffice],
    };

    public static IReadOnlyDictionary<string, string[]> RolesByPermission => ByPermission;
}
