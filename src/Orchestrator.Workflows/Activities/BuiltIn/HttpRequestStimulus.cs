using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// A request as an HttpEndpoint gets it. Payload: <c>{method, path, routeData, query, headers, content, length, files}</c>;
/// query and header values are texts, or lists of texts when given several times; content is parsed JSON, the fields of a
/// form, or the text; files are <c>{name, fileName, contentType, length}</c>, without their bytes.
/// </summary>
public static class HttpRequestStimulus
{
    public const string Method = "method";
    public const string Path = "path";
    public const string RouteData = "routeData";
    public const string Query = "query";
    public const string Headers = "headers";
    public const string Content = "content";
    public const string Length = "length";
    public const string Files = "files";

    private const string Prefix = "http ";

    /// <summary>The stimulus that an endpoint waits for: <c>http GET /path</c>, with the path's parameters as they are written.</summary>
    public static string Name(string method, string path) => $"{Prefix}{method.Trim().ToUpperInvariant()} /{path.Trim().Trim('/')}";

    /// <summary>Whether a stimulus is one of a request of this method and path; then the path's parameters.</summary>
    /// <param name="stimulusName">From <see cref="Name"/>.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path below the base, decoded.</param>
    public static JsonObject? Match(string stimulusName, string method, string path)
    {
        var start = $"{Prefix}{method.ToUpperInvariant()} /";
        return stimulusName.StartsWith(start, StringComparison.Ordinal) ? RouteTemplate.Match(stimulusName[start.Length..], path) : null;
    }

    /// <summary>Whether two endpoints would get the same requests: the same method and the same path, whatever their parameters are called.</summary>
    public static bool Collide(string one, string other) => string.Equals(RouteTemplate.Shape(one), RouteTemplate.Shape(other), StringComparison.OrdinalIgnoreCase);
}
