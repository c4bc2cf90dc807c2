using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Practice;

namespace Orchestrator.Server.Sessions;

/// <summary>The session.</summary>
public sealed record SessionAnswer
{
    /// <summary>Who is signed in.</summary>
    public required SessionUser User { get; init; }

    /// <summary>练习模式.</summary>
    public required bool Practice { get; init; }

    /// <summary>What others did to this account since its owner last signed in, in Chinese and English; null: nothing.</summary>
    public string? Told { get; init; }

    internal static SessionAnswer Of(Operator who, string displayName, PracticeMode practice) =>
        new()
        {
            User = new SessionUser
            {
                Name = who.Account,
                DisplayName = displayName,
                Roles = who.Roles,
                Permissions =
                [
                    .. Permission
                        .RolesByPermission.Keys.Where(name =>
                            who.Grants.Any(grant => Permission.IsGivenBy(name, grant))
                        )
                        .Order(StringComparer.Ordinal),
                ],
            },
            Practice = practice.IsOn,
        };
}
