using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Sessions;

/// <summary>Hashes passwords: PBKDF2 with HMAC-SHA512 and 210,000 rounds.</summary>
internal sealed class Passwords
{
    /// <summary>Characters that a password has at least.</summary>
    public const int MinimumLength = 10;

    /// <summary>Characters that a password has at most; a longer one is refused before it is hashed.</summary>
    public const int MaximumLength = 200;

    private readonly PasswordHasher<User> _hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })
    );
    private readonly string _nobodys;

    /// <summary>Makes the hash that unknown accounts are compared to.</summary>
    public Passwords() => _nobodys = Hash(SessionToken.Make());

    /// <summary>A hash with a salt of its own: never the same twice.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Takes as long for an unknown account as for a known one.</summary>
    public bool Verify(string? hash, string password) =>
        _hasher.VerifyHashedPassword(null!, hash ?? _nobodys, password) != PasswordVerificationResult.Failed
        && hash is not null;
}
