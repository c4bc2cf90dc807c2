namespace Orchestrator.Server.Portals;

/// <summary>The headers of a portal's request.</summary>
internal static class PortalHeaders
{
    public const string Portal = "X-Portal";
    public const string Timestamp = "X-Timestamp";
    public const string Nonce = "X-Nonce";
    public const string Signature = "X-Signature";
    public const string IdempotencyKey = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
}
