using NodaTime;

namespace Orchestrator.Server.Sessions;

/// <summary>A one-time link by which an account's owner chooses a password.</summary>
public sealed record PasswordLink
{
    /// <summary>Path of the page, below this server's address; null when it was mailed to the owner, and nobody else sees it.</summary>
    public required string? Path { get; init; }

    /// <summary>Whether it was mailed to the owner.</summary>
    public required bool Mailed { get; init; }

    /// <summary>Of no use from then on.</summary>
    public required Instant ExpiresAt { get; init; }
}
