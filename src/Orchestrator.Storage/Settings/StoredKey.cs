using NodaTime;

namespace Orchestrator.Storage.Settings;

/// <summary>A key of the ring that protects this database's secrets; itself wrapped where the operators give a master key.</summary>
public sealed class StoredKey
{
    /// <summary>The ring's name for it; the key.</summary>
    public required string Name { get; set; }

    /// <summary>Fingerprint of the master key that wraps it; null when it lies in the clear.</summary>
    public string? WrappedBy { get; set; }

    /// <summary>XML in UTF-8, wrapped or in the clear.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it was stored; UTC.</summary>
    public Instant CreatedAt { get; set; }
}
