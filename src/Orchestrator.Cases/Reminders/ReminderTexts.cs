using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.Cases.Reminders;

/// <summary>The words of reminders, kept in <c>Texts/reminders.json</c>: Chinese first, English beside.</summary>
public static class ReminderTexts
{
    private const string File = "Orchestrator.Cases.Reminders.Texts.reminders.json";
    private const string Fallback = "Z-99";

    private static readonly (
        FrozenDictionary<string, ReminderTemplate> Templates,
        FrozenDictionary<string, (string Zh, string En)> Phrases
    ) Loaded = Load();

    /// <summary>All wordings by code.</summary>
    public static IReadOnlyDictionary<string, ReminderTemplate> Templates => Loaded.Templates;

    /// <summary>The wording of a code; for an unknown one a line that sends the reader to the system.</summary>
    public static ReminderTemplate Find(string code) =>
        Loaded.Templates.GetValueOrDefault(code) ?? Loaded.Templates[Fallback];

    internal static IEnumerable<(string Name, string Chinese, string English)> AllPhrases =>
        Loaded.Phrases.Select(pair => (pair.Key, pair.Value.Zh, pair.Value.En));

    internal static bool HasPhrase(string name) => Loaded.Phrases.ContainsKey(name);

    internal static string Phrase(
        string name,
        ReminderLanguage language,
        params ReadOnlySpan<(string Name, string Value)> values
    )
    {
        var (chinese, english) = Loaded.Phrases[name];
        var text = language == ReminderLanguage.Chinese ? chinese : english;
        foreach (var (place, value) in values)
        {
            text = text.Replace("{" + place + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static (FrozenDictionary<string, ReminderTemplate>, FrozenDictionary<string, (string, string)>) Load()
    {
        using var stream = typeof(ReminderTexts).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The assembly lacks {File}.");
        using var document = JsonDocument.Parse(stream);
        var templates = document
            .RootElement.GetProperty("templates")
            .EnumerateObject()
            .ToFrozenDictionary(
                entry => entry.Name,
                entry => new ReminderTemplate(
                    entry.Name,
                    Text(entry, "version"),
                    Text(entry, "kind"),
                    Text(entry, "zh"),
                    Text(entry, "en")
                ),
                StringComparer.Ordinal
            );
        var phrases = document
            .RootElement.GetProperty("phrases")
            .EnumerateObject()
            .ToFrozenDictionary(
                entry => entry.Name,
                entry => (Text(entry, "zh"), Text(entry, "en")),
                StringComparer.Ordinal
            );
        return (templates, phrases);
    }

    private static string Text(JsonProperty entry, string name) => entry.Value.GetProperty(name).GetString()!;
}
