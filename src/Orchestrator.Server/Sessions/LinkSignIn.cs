namespace Orchestrator.Server.Sessions;

/// <summary>Uses the one-time administrator link of the first start.</summary>
public sealed record LinkSignIn
{
    /// <summary>From the link.</summary>
    public required string Token { get; init; }

    /// <summary>Sign-in name of the first administrator.</summary>
    public required string Name { get; init; }

    /// <summary>As shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>At least 10 characters.</summary>
    public required string Password { get; init; }
}
