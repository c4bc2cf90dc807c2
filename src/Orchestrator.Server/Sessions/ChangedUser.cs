namespace Orchestrator.Server.Sessions;

/// <summary>What an account is to be from now on.</summary>
public sealed record ChangedUser
{
    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where the owner is told what is done to the account; null: nowhere.</summary>
    public string? Email { get; init; }

    /// <summary>Every role held and how far it reaches; at least one.</summary>
    public required IReadOnlyList<UserGrant> Grants { get; init; }

    /// <summary>False: cannot sign in, and every session ends.</summary>
    public required bool Active { get; init; }
}
