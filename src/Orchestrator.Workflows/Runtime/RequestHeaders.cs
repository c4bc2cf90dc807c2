using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>
/// Which headers a workflow may give a request that it sends. What says where it goes, how it travels and that it is
/// a repeat is the server's.
/// </summary>
public static class RequestHeaders
{
    /// <summary>Tells a repeat of a request from another one.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        IdempotencyKey,
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Content-Length",
        "Content-Type",
        "Expect",
        "HTTP2-Settings",
        "Via",
        "Forwarded",
    };

    /// <summary>What is wrong with the headers; null when nothing is.</summary>
    public static string? Problem(JsonObject? headers)
    {
        foreach (var (name, value) in headers ?? [])
        {
            if (Own.Contains(name) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
                return $"The header {name} is the server's own; a workflow cannot set it.";
            if (name.Length == 0 || !name.All(IsToken))
                return $"'{new string([.. name.Take(40).Where(letter => !char.IsControl(letter))])}' is not the name of a header.";
            if (Texts(value).Any(text => text.Any(letter => char.IsControl(letter) && letter != '\t')))
                return $"The value of the header {name} has a line break or another control character.";
        }

        return null;
    }

    /// <summary>A header's values: one text, or a list of them.</summary>
    public static IEnumerable<string> Texts(JsonNode? value) =>
        value is JsonArray list ? list.Select(item => item?.ToString() ?? "") : [value?.ToString() ?? ""];

    private static bool IsToken(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c is '-' or '_' or '.' or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '^' or '`' or '|' or '~';
}
