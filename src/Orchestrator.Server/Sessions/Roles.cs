namespace Orchestrator.Server.Sessions;

/// <summary>The roles that people sign in with.</summary>
internal static class Roles
{
    public const string Administrator = "administrator";
    public const string TitleOffice = "titleOffice";
    public const string Office = "office";
    public const string Department = "department";
    public const string TradeDepartment = "tradeDepartment";
    public const string Employer = "employer";
    public const string Supervisor = "supervisor";

    public static readonly IReadOnlyList<string> All = [Administrator, TitleOffice, Office, Department, TradeDepartment, Employer, Supervisor];
}
