namespace Orchestrator.Server.Tests.Support;

/// <summary>A request that nobody should send.</summary>
/// <param name="IsPortals">Whether a portal signs it; otherwise the administrator sends it.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">Null: it is a query.</param>
internal sealed record HostileRequest(bool IsPortals, string Path, string? Body)
{
    /// <summary>Its method.</summary>
    public string Method { get; init; } = Body is null ? "GET" : "POST";

    /// <summary>What its body says it is.</summary>
    public string ContentType { get; init; } = "application/json";

    public override string ToString() => $"{Method} {Shorten(Path)} {Shorten(Body ?? "")}";

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
