using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Cases.Reminders;

/// <summary>
/// What the steps of definitions are called: the display text that the designer gave the activity. Versions never
/// change, so each is read once.
/// </summary>
internal sealed class TaskTitles
{
    private readonly ConcurrentDictionary<long, IReadOnlyDictionary<string, string>> _versions = new();

    /// <summary>Reads the versions that are not known yet.</summary>
    public async Task LoadAsync(
        OrchestratorDbContext context,
        IEnumerable<long> versions,
        CancellationToken cancellationToken
    )
    {
        var missing = versions.Where(id => !_versions.ContainsKey(id)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var found = await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => missing.Contains(version.Id))
            .Select(version => new { version.Id, version.Json })
            .ToListAsync(cancellationToken);
        foreach (var version in found)
        {
            _versions[version.Id] = Read(version.Json);
        }
    }

    /// <summary>The title of a deadline's step.</summary>
    public string Of(long? version, string nodeId, string deadline)
    {
        var activity = nodeId[(nodeId.LastIndexOf(':') + 1)..];
        var title =
            version is { } id
            && _versions.TryGetValue(id, out var titles)
            && titles.TryGetValue(activity, out var known)
                ? known
                : ReminderTexts.Phrase("title.unknown", ReminderLanguage.Chinese);
        return ReminderTexts.HasPhrase("title." + deadline)
            ? ReminderTexts.Phrase("title." + deadline, ReminderLanguage.Chinese, ("title", title))
            : title;
    }

    internal static IReadOnlyDictionary<string, string> Read(string json)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        Collect(document.RootElement, titles);
        return titles;
    }

    private static void Collect(JsonElement element, Dictionary<string, string> titles)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, titles);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "id") is { } id && element.TryGetProperty("type", out _) && Title(element) is { } title)
            {
                titles.TryAdd(id, title);
            }

            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value, titles);
            }
        }
    }

    private static string? Title(JsonElement activity) =>
        (
            activity.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                ? Text(metadata, "displayText")
                : null
        )
        ?? Text(activity, "displayName")
        ?? Text(activity, "name");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
