using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Paths with parameters: <c>orders/{id}</c>, <c>files/{*rest}</c>; the last may be optional, <c>{id?}</c>. Letters
/// compare without case.
/// </summary>
internal static class RouteTemplate
{
    /// <summary>The parameters of a path that fits; null when it does not.</summary>
    public static JsonObject? Match(string template, string path)
    {
        var parts = Split(template);
        var given = Split(path);
        var values = new JsonObject();
        for (var i = 0; i < parts.Length; i++)
        {
            if (Parameter(parts[i]) is not { } parameter)
            {
                if (i >= given.Length || !parts[i].Equals(given[i], StringComparison.OrdinalIgnoreCase))
                    return null;
                continue;
            }

            if (parameter.IsRest)
            {
                values[parameter.Name] = string.Join('/', given.Skip(i));
                return values;
            }

            if (i < given.Length)
                values[parameter.Name] = given[i];
            else if (!parameter.IsOptional)
                return null;
        }

        return given.Length <= parts.Length ? values : null;
    }

    /// <summary>The template with its parameters' names left out.</summary>
    public static string Shape(string template) =>
        string.Join(
            '/',
            template
                .Split('/')
                .Select(text =>
                    Parameter(text) is { } parameter
                        ? parameter.IsRest
                            ? "{*}"
                            : "{}"
                        : text
                )
        );

    /// <summary>What all paths of a template begin with, in one case; with a brace behind when a parameter follows.</summary>
    public static string Head(string template)
    {
        var parts = Split(template);
        var literal = parts.TakeWhile(text => Parameter(text) is null).ToList();
        return string.Join('/', literal.Count < parts.Length ? literal.Append("{") : literal).ToUpperInvariant();
    }

    /// <summary>The heads of all templates that a path may fit.</summary>
    public static IEnumerable<string> Heads(string path)
    {
        var given = Split(path);
        return Enumerable
            .Range(0, given.Length + 1)
            .Select(number => string.Join('/', given.Take(number).Append("{")))
            .Append(string.Join('/', given))
            .Select(text => text.ToUpperInvariant());
    }

    private static string[] Split(string path) => path.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static (string Name, bool IsRest, bool IsOptional)? Parameter(string part)
    {
        if (part.Length < 3 || part[0] != '{' || part[^1] != '}')
            return null;
        var name = part[1..^1];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var optional = name.EndsWith('?');
        var plain = (colon < 0 ? name : name[..colon]).TrimEnd('?');
        return (plain.TrimStart('*'), plain.StartsWith('*'), optional);
    }
}
