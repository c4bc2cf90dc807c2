namespace Orchestrator.Server.Sessions;

/// <summary>Somebody who may sign in.</summary>
public sealed record UserView
{
    /// <summary>Sign-in name.</summary>
    public required string Name { get; init; }

    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Of administrator, titleOffice, office, department, tradeDepartment, employer, supervisor.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The same, each with how far it reaches.</summary>
    public required IReadOnlyList<UserGrant> Grants { get; init; }

    /// <summary>Where the owner is told what is done to the account; null: nowhere.</summary>
    public required string? Email { get; init; }

    /// <summary>False: cannot sign in.</summary>
    public required bool Active { get; init; }

    /// <summary>Whether signing in takes a code besides the password.</summary>
    public required bool SecondFactor { get; init; }
}
