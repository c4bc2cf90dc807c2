using NodaTime;

namespace Orchestrator.Storage.Portals;

/// <summary>A city's application system that may call us.</summary>
public sealed class Portal
{
    /// <summary>The key.</summary>
    public required string Code { get; set; }

    /// <summary>Name as administrators read it.</summary>
    public required string Name { get; set; }

    /// <summary>The HMAC key, protected by the server's data protection.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>Stimulus names and scopes it may use, separated by one space.</summary>
    public required string Permissions { get; set; }

    /// <summary>Requests a minute.</summary>
    public int RateLimit { get; set; }

    /// <summary>False: every request of it is refused.</summary>
    public bool Enabled { get; set; }

    /// <summary>When it was registered; UTC.</summary>
    public Instant CreatedAt { get; set; }
}
