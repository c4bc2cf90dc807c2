namespace Orchestrator.Server.Sessions;

/// <summary>Adds somebody.</summary>
public sealed record NewUser
{
    /// <summary>Sign-in name: letters, digits, dot, hyphen, underscore; at most 60.</summary>
    public required string Name { get; init; }

    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>At least 10 characters, and not a common one. Left out: the owner chooses it by a one-time link (password-link).</summary>
    public string? Password { get; init; }

    /// <summary>Where the owner is told what is done to the account.</summary>
    public string? Email { get; init; }

    /// <summary>Roles for every cycle, all for the one organisation; others are in the grants.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Code of the organisation that the roles are for.</summary>
    public string? Organisation { get; init; }

    /// <summary>Roles that reach less than everything, or more than one organisation's.</summary>
    public IReadOnlyList<UserGrant> Grants { get; init; } = [];

    /// <summary>All of them alike.</summary>
    internal IReadOnlyList<UserGrant> AllGrants =>
        [.. Roles.Select(role => new UserGrant { Role = role, Organisation = Organisation }).Concat(Grants).Distinct()];
}
