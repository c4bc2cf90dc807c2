namespace Orchestrator.Server.Sessions;

/// <summary>A new password.</summary>
public sealed record NewPassword
{
    /// <summary>At least 10 characters.</summary>
    public required string Password { get; init; }
}
