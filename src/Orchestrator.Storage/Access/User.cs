using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>Someone who may sign in.</summary>
public sealed class User
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Account { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>Null until a password is set.</summary>
    public string? PasswordHash { get; set; }

    public string? Email { get; set; }

    /// <summary>Code of the organisation acted for.</summary>
    public string? Organisation { get; set; }

    public bool Enabled { get; set; }

    public Instant CreatedAt { get; set; }

    public int FailedSignIns { get; set; }

    public Instant? LockedUntil { get; set; }

    /// <summary>Changed to end all sessions.</summary>
    public required string SecurityStamp { get; set; }
}
