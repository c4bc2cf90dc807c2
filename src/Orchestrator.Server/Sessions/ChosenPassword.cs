namespace Orchestrator.Server.Sessions;

/// <summary>A password chosen by a one-time link.</summary>
public sealed record ChosenPassword
{
    /// <summary>From the link.</summary>
    public required string Token { get; init; }

    /// <summary>At least 10 characters, and not a common one.</summary>
    public required string Password { get; init; }
}
