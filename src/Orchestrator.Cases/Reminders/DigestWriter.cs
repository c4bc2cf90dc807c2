using System.Text;
using NodaTime;

namespace Orchestrator.Cases.Reminders;

/// <summary>Puts a digest into words. Pure.</summary>
public static class DigestWriter
{
    /// <summary>Lines of one section and cycle; more are only counted.</summary>
    private const int MostLines = 30;

    /// <summary>Subject and body.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="asOf">When its content was read.</param>
    /// <param name="address">Where to sign in; null when unknown.</param>
    /// <param name="language">The language.</param>
    public static DigestText Write(
        Digest digest,
        Instant asOf,
        string? address = null,
        ReminderLanguage language = ReminderLanguage.Chinese
    ) => new(Subject(digest, language), Body(digest, asOf, address, language));

    private static string Subject(Digest digest, ReminderLanguage language)
    {
        var parts = digest
            .Entries.GroupBy(entry => entry.Section)
            .OrderBy(section => section.Key)
            .Select(section =>
                ReminderTexts.Phrase(
                    $"subject.{(int)section.Key}",
                    language,
                    ("n", Lines(section).ToString(System.Globalization.CultureInfo.InvariantCulture))
                )
            );
        var supervision = digest.Entries.Any(entry => entry.Section == DigestSection.Supervision);
        return ReminderTexts.Phrase(
            supervision ? "subject.supervision" : "subject",
            language,
            ("parts", string.Join(ReminderTexts.Phrase("subject.separator", language), parts)),
            ("day", ReminderDates.Day(digest.Slot.Day, language))
        );
    }

    // The headline of the overdue list is no item of its own.
    private static int Lines(IEnumerable<DigestEntry> section) =>
        section.Count(entry => entry.Template != ReminderTemplates.OverdueList);

    private static string Body(Digest digest, Instant asOf, string? address, ReminderLanguage language)
    {
        var body = new StringBuilder(
            ReminderTexts.Phrase(
                "greeting",
                language,
                ("name", digest.Recipient.Name),
                ("asOf", ReminderDates.Moment(asOf, language))
            )
        );
        var ordinals = ReminderTexts.Phrase("ordinals", language);
        var section = 0;
        foreach (var entries in digest.Entries.GroupBy(entry => entry.Section))
        {
            body.Append("\n\n")
                .Append(
                    ReminderTexts.Phrase(
                        "heading",
                        language,
                        ("ordinal", ordinals[section++].ToString()),
                        ("section", ReminderTexts.Phrase($"section.{(int)entries.Key}", language))
                    )
                );
            foreach (var cycle in entries.GroupBy(entry => entry.CycleName))
            {
                if (cycle.Key is not null)
                {
                    body.Append('\n').Append(ReminderTexts.Phrase("cycle", language, ("cycle", cycle.Key)));
                }

                WriteLines(body, [.. cycle], language);
            }
        }

        var url = address is null ? "" : ReminderTexts.Phrase("url", language, ("url", address));
        return body.Append("\n\n")
            .Append(ReminderTexts.Phrase("closing", language, ("url", url)))
            .Append('\n')
            .ToString();
    }

    private static void WriteLines(StringBuilder body, List<DigestEntry> entries, ReminderLanguage language)
    {
        var number = 1;
        foreach (var entry in entries.Take(MostLines))
        {
            body.Append('\n')
                .Append(
                    ReminderTexts.Phrase(
                        "line",
                        language,
                        ("number", number++.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                        ("text", EntryText.Of(entry, language))
                    )
                );
        }

        if (entries.Count > MostLines)
        {
            body.Append('\n')
                .Append(
                    ReminderTexts.Phrase(
                        "more",
                        language,
                        ("n", (entries.Count - MostLines).ToString(System.Globalization.CultureInfo.InvariantCulture))
                    )
                );
        }
    }
}
