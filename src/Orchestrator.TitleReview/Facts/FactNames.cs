using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.TitleReview.Facts;

/// <summary>
/// The names of facts: data, by path within <c>facts</c>; <c>*.from</c> is that of every record which has no own one. A fact that is
/// not among them is called by its own name: a city may add facts to its definition without waiting for us.
/// </summary>
internal static class FactNames
{
    private const string Resource = "Orchestrator.TitleReview.Facts.names.json";

    private static readonly FrozenDictionary<string, FactName> Known = Load();

    /// <summary>The names of a fact.</summary>
    /// <param name="path">Its path within <c>facts</c>, e.g. <c>exam.passed</c>.</param>
    public static FactName Of(string path)
    {
        if (Known.TryGetValue(path, out var name))
            return name;
        var own = path[(path.LastIndexOf('.') + 1)..];
        return own.Length < path.Length && Known.TryGetValue("*." + own, out name) ? name : new FactName(own, own);
    }

    private static FrozenDictionary<string, FactName> Load()
    {
        using var stream = typeof(FactNames).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer
            .Deserialize<Dictionary<string, FactName>>(stream, ReviewJson.Options)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
