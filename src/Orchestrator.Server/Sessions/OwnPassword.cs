namespace Orchestrator.Server.Sessions;

/// <summary>Shows that it is the owner who asks.</summary>
public sealed record OwnPassword
{
    /// <summary>The password.</summary>
    public required string Password { get; init; }
}
