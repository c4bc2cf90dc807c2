namespace Orchestrator.Server.Portals;

/// <summary>The headers of a portal's request.</summary>
internal static class PortalHeaders
{
    /// <summary>The portal's code.</summary>
    public const string Portal = "X-Portal";

    /// <summary>Seconds since 1970 (UTC); at most five minutes from the server's.</summary>
    public const string Timestamp = "X-Timestamp";

    /// <summary>8 to 128 random characters, never used twice.</summary>
    public const string Nonce = "X-Nonce";

    /// <summary>HMAC-SHA256 over method, path and query, timestamp, nonce and body hash, in hex.</summary>
    public const string Signature = "X-Signature";

    /// <summary>What makes a repeat known; where it is absent the event's id does.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Of an answer: <c>true</c> when it was stored before.</summary>
    public const string Replayed = "Idempotency-Replayed";
}
