using Orchestrator.Desk.Refusals;

namespace Orchestrator.Server.Sessions;

/// <summary>What the roles of one person must keep.</summary>
internal static class GrantChecks
{
    private const int LongestCode = 64;
    private const int LongestJurisdiction = 16;

    // Who watches over others does none of their work (PERSONAS §9: a supervisor changes nothing).
    private static readonly string[] Watched =
    [
        AccountRoles.TitleOffice,
        AccountRoles.Office,
        AccountRoles.Department,
        AccountRoles.TradeDepartment,
        AccountRoles.Employer,
    ];

    /// <summary>Adds what is wrong.</summary>
    public static void Check(IReadOnlyList<UserGrant> grants, string path, List<FieldError> errors)
    {
        if (grants.Count == 0)
            errors.Add(new(path, "至少指定一个角色。", "give at least one role."));
        if (grants.Contains(null!))
        {
            errors.Add(new(path, "列表中有空项。", "has an item that is null."));
            return;
        }
        foreach (var grant in grants)
        {
            if (!AccountRoles.All.Contains(grant.Role))
                errors.Add(Unknown(path, grant.Role));
            if (grant.Role == AccountRoles.Administrator && grant is not { Jurisdiction: null, Cycle: null })
                errors.Add(Limited(path));
            if (grant.Jurisdiction is { Length: 0 or > LongestJurisdiction })
            {
                errors.Add(
                    new(
                        path,
                        $"地区为 1 至 {LongestJurisdiction} 个字符，如“天津市”。",
                        $"a jurisdiction has 1 to {LongestJurisdiction} characters, such as \"天津市\"."
                    )
                );
            }
            if (grant.Organisation is { } code && (code.Length is 0 or > LongestCode || code.Any(char.IsWhiteSpace)))
            {
                errors.Add(
                    new(
                        path,
                        $"单位代码为 1 至 {LongestCode} 个字符，不含空格。",
                        $"an organisation's code has 1 to {LongestCode} characters without spaces."
                    )
                );
            }
        }

        if (errors.Count == 0 && Clash(grants) is { } role)
            errors.Add(Incompatible(path, role));
    }

    /// <summary>The role that somebody would both have and supervise.</summary>
    private static string? Clash(IReadOnlyList<UserGrant> grants)
    {
        var watching = grants.Where(grant => grant.Role == AccountRoles.Supervisor).ToList();
        return grants
            .FirstOrDefault(grant => Watched.Contains(grant.Role) && watching.Any(watch => Meet(watch, grant)))
            ?.Role;
    }

    // A committee's supervisor and another committee's clerk have nothing to do with each other.
    private static bool Meet(UserGrant watch, UserGrant work) =>
        Meet(watch.Jurisdiction, work.Jurisdiction)
        && Meet(watch.Cycle, work.Cycle)
        && (work.Role != AccountRoles.Office || Meet(watch.Organisation, work.Organisation));

    private static bool Meet(string? one, string? other) => one is null || other is null || one == other;

    private static FieldError Unknown(string path, string role) =>
        new(
            path,
            $"没有“{role}”这个角色，可用：{string.Join("、", AccountRoles.All)}。",
            $"\"{role}\" is no role; use {string.Join(", ", AccountRoles.All)}."
        );

    private static FieldError Limited(string path) =>
        new(
            path,
            "系统管理员管理整套系统，不能限定地区或周期。",
            "an administrator is for the whole installation; leave out jurisdiction and cycle."
        );

    private static FieldError Incompatible(string path, string role) =>
        new(
            path,
            $"同一人不能在同一范围内既任{AccountRoles.Chinese(role)}又任监督员；请另设账号由他人担任，或限定不同的评委会。",
            $"nobody supervises what they do themselves ({role}); give it to somebody else, or limit each to another committee."
        );
}
