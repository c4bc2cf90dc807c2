using System.Globalization;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Reminders;

/// <summary>Puts one entry into words.</summary>
internal static class EntryText
{
    private const int MostNames = 5;

    /// <summary>One line of plain text; what is not known reads as such.</summary>
    public static string Of(DigestEntry entry, ReminderLanguage language)
    {
        var template = ReminderTexts.Find(entry.Template);
        var values = Facts(entry, template, language);
        foreach (var (name, value) in entry.Values)
        {
            values[name] = ReminderDates.Value(value, language);
        }

        var text = ReminderTemplate.Fill(
            language == ReminderLanguage.Chinese ? template.Chinese : template.English,
            values,
            ReminderTexts.Phrase("unknown", language)
        );
        if (entry.Values.TryGetValue("track", out var track) && !template.Places.Contains("track"))
            text += ReminderTexts.Phrase("track", language, ("track", track));
        // A notice that was raised several times in the same words.
        return entry.Section == DigestSection.Notice && entry.Count > 1 && !template.Places.Contains("n")
            ? text + ReminderTexts.Phrase("times", language, ("n", Number(entry.Count)))
            : text;
    }

    private static Dictionary<string, string> Facts(
        DigestEntry entry,
        ReminderTemplate template,
        ReminderLanguage language
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["n"] = Number(entry.Count),
            ["m"] = Number(entry.Critical),
            ["code"] = entry.Template,
            ["role"] = Role(entry.Role, language),
            ["who"] = Who(entry, language),
            ["provisional"] = entry.Provisional ? ReminderTexts.Phrase("provisional", language) : "",
        };
        if (entry is { DueAt: { } due, DueDate: { } date, EffectiveDate: { } effective })
        {
            values["title"] = entry.Title ?? ReminderTexts.Phrase("title.unknown", language);
            values["due"] = ReminderDates.Due(due, date, language);
            values["rest"] =
                effective == date
                    ? ""
                    : ReminderTexts.Phrase("rest", language, ("date", ReminderDates.Date(effective, language)));
            values["left"] = Left(entry, template, effective == date, language);
            values["over"] = Number(entry.WorkingDaysOver);
            values["over2"] =
                entry.WorkingDaysOver == 0
                    ? ""
                    : ReminderTexts.Phrase("over", language, ("n", Number(entry.WorkingDaysOver)));
        }

        return values;
    }

    private static string Left(
        DigestEntry entry,
        ReminderTemplate template,
        bool dueOnWorkingDay,
        ReminderLanguage language
    ) =>
        entry.WorkingDaysLeft switch
        {
            > 0 => ReminderTexts.Phrase("left", language, ("n", Number(entry.WorkingDaysLeft))),
            _ when !dueOnWorkingDay => ReminderTexts.Phrase("left.lastDay", language),
            _ when template.Kind == "internal" => ReminderTexts.Phrase("left.internal", language),
            _ => ReminderTexts.Phrase("left.today", language),
        };

    private static string Who(DigestEntry entry, ReminderLanguage language)
    {
        if (entry.Organisations.Count == 0)
        {
            return entry.Role is null
                ? ""
                : ReminderTexts.Phrase("who.all", language, ("role", Role(entry.Role, language)));
        }

        var names = string.Join(
            language == ReminderLanguage.Chinese ? "、" : ", ",
            entry.Organisations.Take(MostNames)
        );
        return entry.Organisations.Count <= MostNames
            ? ReminderTexts.Phrase("who.some", language, ("names", names))
            : ReminderTexts.Phrase(
                "who.many",
                language,
                ("names", names),
                ("n", Number(entry.Organisations.Count)),
                ("role", Role(entry.Role, language))
            );
    }

    private static string Role(string? role, ReminderLanguage language) =>
        role is null ? ""
        : language == ReminderLanguage.Chinese ? Roles.Chinese(role)
        : role;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
