using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>Someone who may sign in.</summary>
public sealed class User
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Account { get; set; }

    /// <summary>Name as people read it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Null until a password is set.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Address for messages; null when none was given.</summary>
    public string? Email { get; set; }

    /// <summary>False: may not sign in, and sessions that run count no longer.</summary>
    public bool Enabled { get; set; }

    /// <summary>When the account was made; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>
    /// Accounts of all who made this one, gave out a link to it or removed its second factor, separated by spaces; null
    /// for the first administrators. None of them is a second person beside it, nor it beside them.
    /// </summary>
    public string? MadeBy { get; set; }

    /// <summary>Protected secret of the second factor (RFC 6238); null: none.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>The last time step, of 30 seconds since 1970, whose code was used: a code counts once.</summary>
    public long TotpStep { get; set; }

    /// <summary>What others did to this account, told at the next sign-in; null: nothing.</summary>
    public string? Told { get; set; }

    /// <summary>Changed to end all sessions.</summary>
    public required string SecurityStamp { get; set; }
}
