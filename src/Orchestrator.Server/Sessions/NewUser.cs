namespace Orchestrator.Server.Sessions;

/// <summary>Adds somebody.</summary>
public sealed record NewUser
{
    /// <summary>Sign-in name: letters, digits, dot, hyphen, underscore; at most 60.</summary>
    public required string Name { get; init; }

    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>At least 10 characters.</summary>
    public required string Password { get; init; }

    /// <summary>See UserView.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Code of the organisation acted for.</summary>
    public string? Organisation { get; init; }
}
