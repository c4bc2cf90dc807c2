namespace Orchestrator.Server.Sessions;

/// <summary>Who is signed in.</summary>
public sealed record SessionUser
{
    /// <summary>Sign-in name.</summary>
    public required string Name { get; init; }

    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Roles held.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What may be done by them, e.g. <c>change-definitions</c>: what the console offers.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }
}
