using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Organisations;

/// <summary>What kinds of organisations are registered, by the role that their people act in.</summary>
internal static class OrganisationKinds
{
    private static readonly (string Role, string[] Words)[] Known =
    [
        (Roles.Office, ["评委会", "办事机构", "Committee"]),
        (Roles.Department, ["主管部门", "业务主管部门", "Department"]),
        (Roles.Employer, ["用人单位", "Employer"]),
    ];

    /// <summary>The role of a word as people write it in a table, or of itself; null: no kind.</summary>
    public static string? RoleOf(string word) =>
        Known
            .FirstOrDefault(kind => kind.Role == word || kind.Words.Contains(word, StringComparer.OrdinalIgnoreCase))
            .Role;

    /// <summary>The first word for a role.</summary>
    public static string ChineseOf(string role) => Known.First(kind => kind.Role == role).Words[0];

    /// <summary>Whether it is a role of an organisation.</summary>
    public static bool Has(string role) => Known.Any(kind => kind.Role == role);

    /// <summary>The role of what may stand above it; null: nothing may.</summary>
    public static string? Above(string role) => role == Roles.Employer ? Roles.Department : null;
}
