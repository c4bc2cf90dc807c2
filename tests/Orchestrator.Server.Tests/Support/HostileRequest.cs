namespace Orchestrator.Server.Tests.Support;

/// <summary>A request that nobody should send.</summary>
/// <param name="IsPortals">Whether a portal signs it; otherwise the administrator sends it.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">Null: it is a query.</param>
internal sealed record HostileRequest(bool IsPortals, string Path, string? Body)
{
    public override string ToString() => $"{(Body is null ? "GET" : "POST")} {Shorten(Path)} {Shorten(Body ?? "")}";

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
