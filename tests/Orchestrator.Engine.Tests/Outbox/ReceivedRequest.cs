namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A request as the receiver got it.</summary>
public sealed record ReceivedRequest(
    string Method,
    string PathAndQuery,
    string? ContentType,
    byte[] Body,
    IReadOnlyDictionary<string, string> Headers
);
