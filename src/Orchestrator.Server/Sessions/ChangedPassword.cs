namespace Orchestrator.Server.Sessions;

/// <summary>One's own password, changed.</summary>
public sealed record ChangedPassword
{
    /// <summary>The password until now.</summary>
    public required string Current { get; init; }

    /// <summary>At least 10 characters, and not a common one.</summary>
    public required string Password { get; init; }
}
