namespace Orchestrator.Server.Sessions;

/// <summary>Signs in.</summary>
public sealed record SignIn
{
    /// <summary>Sign-in name.</summary>
    public required string Name { get; init; }

    /// <summary>Password.</summary>
    public required string Password { get; init; }

    /// <summary>The second factor's six digits, for accounts that have one.</summary>
    public string? Code { get; init; }
}
