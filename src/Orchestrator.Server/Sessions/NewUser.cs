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

    /// <summary>See UserView.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Code of the organisation acted for.</summary>
    public string? Organisation { get; init; }
}
