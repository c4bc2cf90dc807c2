using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Readings;

/// <summary>The sentences about readings: the plan's warning before somebody chooses, the journal's record of the choice.</summary>
public static class ReadingTexts
{
    /// <summary>Code of the warning, and of the refusal to start a cycle, that a wording cannot be read as chosen.</summary>
    public const string Impossible = "reading";

    /// <summary>
    /// V8: each reading's date, what is used now, and that a person has to confirm it. Without alternatives (C18) it
    /// says that the notice gives no number.
    /// </summary>
    public static PlanWarning Warning(PlanReading reading) =>
        reading.Options.Count > 1
            ? new PlanWarning(
                "V8",
                $"“{reading.Wording}”有不同理解："
                    + $"{string.Join("；", reading.Options.Select(option => Chinese(reading, option)))}。请管理员确认（"
                    + $"{reading.Input}），启动周期时记录在案",
                $"\"{reading.Wording}\" has several readings: "
                    + $"{string.Join("; ", reading.Options.Select(option => English(reading, option)))}. The administrator "
                    + $"confirms one (\"{reading.Input}\"); the choice is recorded when the cycle starts"
            )
            : new PlanWarning(
                "V8",
                $"通知没有规定“{reading.Wording}”的具体期限，现按{Chinese(reading, reading.Options[0])}；请管理员确认（{reading.Input}），启动周期时记录在案",
                $"The notice gives no number for \"{reading.Wording}\": {English(reading, reading.Options[0])} for "
                    + $"now; the administrator confirms it (\"{reading.Input}\"), and the choice is recorded when the cycle "
                    + "starts"
            );

    /// <summary>
    /// The journal lines of all choices of a plan, each once: what was chosen, whether it is the recommended default,
    /// and what else was possible.
    /// </summary>
    public static IReadOnlyList<JournalEntry> Journal(SchedulePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan
                .Items.Where(item => item.Reading is not null)
                .DistinctBy(item => item.Reading!.Input)
                .Select(item => Entry(item, item.Reading!)),
        ];
    }

    private static JournalEntry Entry(PlanItem item, PlanReading reading)
    {
        var chosen = reading.Options.First(option => option.Reading == reading.Chosen);
        var others = reading
            .Options.Where(option => option != chosen)
            .Select(option => $"{option.Chinese}{Day(option.Date)}".Trim())
            .ToList();
        var rest = others.Count == 0 ? "" : $"；其他理解：{string.Join("；", others)}";
        var data = new JsonObject
        {
            ["input"] = reading.Input,
            ["chosen"] = reading.Chosen,
            ["recommended"] = reading.Recommended,
            ["clauses"] = new JsonArray([.. item.Clauses.Select(clause => (JsonNode)clause)]),
            ["readings"] = Options(reading),
        };
        var what =
            $"“{reading.Wording}”按{(chosen.Chinese.Length == 0 ? "" : $"“{chosen.Chinese}”")}执行{Day(chosen.Date)}，"
            + $"{(reading.IsRecommended ? "采用推荐" : $"管理员选定（推荐为{reading.Recommended}）")}{rest}";
        return new JournalEntry("ReadingChosen", null, null, what, data);
    }

    /// <summary>The readings as JSON: <c>[{"reading":…,"text":…,"textEn":…,"date":…}]</c>.</summary>
    public static JsonArray Options(PlanReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return
        [
            .. reading.Options.Select(option =>
                (JsonNode)
                    new JsonObject
                    {
                        ["reading"] = option.Reading,
                        ["text"] = option.Chinese,
                        ["textEn"] = option.English,
                        ["date"] = option.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
                    }
            ),
        ];
    }

    private static string Chinese(PlanReading reading, ReadingOption option)
    {
        var marks = new List<string>();
        if (option.Reading == reading.Chosen)
            marks.Add("现采用");
        if (option.Reading == reading.Recommended)
            marks.Add("推荐");
        return $"{option.Chinese}{Day(option.Date)}".Trim()
            + (marks.Count == 0 ? "" : $"（{string.Join("，", marks)}）");
    }

    private static string English(PlanReading reading, ReadingOption option)
    {
        var marks = new List<string>();
        if (option.Reading == reading.Chosen)
            marks.Add("used");
        if (option.Reading == reading.Recommended)
            marks.Add("recommended");
        return $"{option.English}{Day(option.Date)}".Trim()
            + (marks.Count == 0 ? "" : $" ({string.Join(", ", marks)})");
    }

    private static string Day(LocalDate? date) => date is { } day ? " " + LocalDatePattern.Iso.Format(day) : "";
}
