using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// A request as an HttpEndpoint gets it. Payload: <c>{method, path, routeData, query, headers, content, length, files}</c>;
/// query and header values are texts, or lists of texts when given several times; content is parsed JSON, the fields of a
/// form, or the text; files are <c>{name, fileName, contentType, length}</c>, without their bytes.
/// </summary>
public static class HttpRequestStimulus
{
    /// <summary>Member of the payload: the request's method, e.g. <c>GET</c>.</summary>
    public const string Method = "method";

    /// <summary>Member of the payload: the request's path below the base, decoded.</summary>
    public const string Path = "path";

    /// <summary>Member of the payload: the path's parameters, name to text.</summary>
    public const string RouteData = "routeData";

    /// <summary>Member of the payload: the query's values.</summary>
    public const string Query = "query";

    /// <summary>Member of the payload: the headers' values.</summary>
    public const string Headers = "headers";

    /// <summary>Member of the payload: the body as it was understood; null without one.</summary>
    public const string Content = "content";

    /// <summary>Member of the payload: the body's size in bytes.</summary>
    public const string Length = "length";

    /// <summary>Member of the payload: what is known of the files of a form.</summary>
    public const string Files = "files";

    private const string Prefix = "http ";

    /// <summary>The stimulus that an endpoint waits for: <c>http GET /path</c>, with the path's parameters as they are written.</summary>
    public static string Name(string method, string path) =>
        $"{Prefix}{method.Trim().ToUpperInvariant()} /{path.Trim().Trim('/')}";

    /// <summary>Whether a stimulus is one of a request of this method and path; then the path's parameters.</summary>
    /// <param name="stimulusName">From <see cref="Name"/>.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path below the base, decoded.</param>
    public static JsonObject? Match(string stimulusName, string method, string path)
    {
        var start = $"{Prefix}{method.ToUpperInvariant()} /";
        return stimulusName.StartsWith(start, StringComparison.Ordinal)
            ? RouteTemplate.Match(stimulusName[start.Length..], path)
            : null;
    }

    /// <summary>
    /// What a stimulus can be found by: of a request its method and the beginning of its path up to a parameter, of
    /// anything else its name.
    /// </summary>
    public static string Head(string stimulusName)
    {
        var path = stimulusName.IndexOf('/', StringComparison.Ordinal);
        return stimulusName.StartsWith(Prefix, StringComparison.Ordinal) && path > 0
            ? stimulusName[..(path + 1)] + RouteTemplate.Head(stimulusName[(path + 1)..])
            : stimulusName;
    }

    /// <summary>The heads of all stimuli that a request of this method and path may match.</summary>
    public static IEnumerable<string> Heads(string method, string path) =>
        RouteTemplate.Heads(path).Select(text => $"{Prefix}{method.ToUpperInvariant()} /{text}");

    /// <summary>
    /// Whether two endpoints would get the same requests: the same method and the same path, whatever their
    /// parameters are called.
    /// </summary>
    public static bool Collide(string one, string other) =>
        string.Equals(RouteTemplate.Shape(one), RouteTemplate.Shape(other), StringComparison.OrdinalIgnoreCase);
}
