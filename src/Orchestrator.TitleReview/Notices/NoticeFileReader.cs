using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Notices;

/// <summary>
/// Reads notice files: <c>{id, title, number, issuer, issued, year, jurisdiction, region, textHash, text, clauses:[{id, section, sentence,
/// kind}], floors:[{clause, subject, minimum, unit}]}</c>. Unknown members are tolerated. All findings are returned at once.
/// </summary>
public static class NoticeFileReader
{
    /// <summary>The longest text of a notice, in characters.</summary>
    public const int LongestText = 1_000_000;

    private const int EarliestYear = 1990;

    /// <summary>Whether a JSON document is meant as a notice: it has clauses and a title, and no workflow.</summary>
    public static bool IsNotice(JsonNode? json) =>
        json is JsonObject file && file["root"] is null && file["clauses"] is not null && file["title"] is not null;

    /// <summary>As the other overload, from text that may not be JSON at all.</summary>
    public static NoticeFileReading Read(string json, string? text = null)
    {
        try
        {
            var parsed = JsonNode.Parse(
                json,
                documentOptions: new JsonDocumentOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            if (parsed is JsonObject file)
            {
                _ = file.Count;
                return Read(file, text);
            }

            return Refused("不是JSON对象", "this is no JSON object");
        }
        catch (JsonException exception)
        {
            return Refused(
                $"第{exception.LineNumber + 1}行起不是JSON",
                $"this is not JSON from line {exception.LineNumber + 1}"
            );
        }
        catch (ArgumentException)
        {
            return Refused("有重复的字段", "a member appears twice");
        }
    }

    /// <summary>Reads and checks a notice.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The notice's text when it lies beside the file; null: the file's own.</param>
    public static NoticeFileReading Read(JsonObject file, string? text = null)
    {
        var findings = new List<NoticeFinding>();
        var fields = new NoticeFields(file, "$", findings);
        var id = fields.Text("id", isRequired: true, longest: 32);
        if (id is not null && !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_'))
        {
            fields.Refuse(
                "id",
                "notice-member",
                $"“{id}”只可用字母、数字、点和下划线，如 ZH25",
                $"\"{id}\" may have letters, digits, dots and underscores only, as ZH25"
            );
        }
        var notice = new OfficialNotice
        {
            Id = id ?? "",
            Title = fields.Text("title", isRequired: true, longest: 300) ?? "",
            Number = fields.Text("number", longest: 100),
            Issuer = fields.Text("issuer", longest: 200),
            Issued = fields.Date("issued"),
            Year = fields.Number("year", EarliestYear, PlannableDays.Last.Year) ?? 0,
            Jurisdiction = fields.Text("jurisdiction", isRequired: true, longest: 100) ?? "",
            Region = fields.Text("region", longest: 32) ?? CalendarBook.NationalRegion,
            IsNational = fields.Choice("scope", ["national", "city"]) == "national",
            TextHash = fields.Text("textHash", longest: 64)?.ToLowerInvariant(),
            Text = Whole(file, fields) ?? text,
            Note = fields.Text("note"),
            Clauses = [.. fields.Items("clauses", isRequired: true).Select(item => ClauseOf(item, id ?? ""))],
            Floors = [.. fields.Items("floors", isRequired: false).Select(FloorOf).OfType<NoticeFloor>()],
        };
        NoticeChecks.Check(notice, findings);
        return new NoticeFileReading(findings.Exists(finding => finding.IsError) ? null : notice, findings);
    }

    private static NoticeFileReading Refused(string chinese, string english) =>
        new(
            null,
            [
                new NoticeFinding(
                    "$",
                    "notice-json",
                    IsError: true,
                    Clause: null,
                    $"通知文件{chinese}。",
                    $"The notice file cannot be read: {english}."
                ),
            ]
        );

    /// <summary>The text as it stands: its hash is that of every character.</summary>
    private static string? Whole(JsonObject file, NoticeFields fields) =>
        fields.Text("text", longest: LongestText) is null ? null : file["text"]!.GetValue<string>();

    private static Clause ClauseOf(NoticeFields item, string notice)
    {
        var id = item.Text("id", isRequired: true, longest: 64);
        item.Clause = id;
        return new Clause(
            id ?? "",
            notice,
            item.Text("section", isRequired: true, longest: 100) ?? "",
            item.Text("sentence", isRequired: true) ?? "",
            item.Choice("kind", ClauseKinds.All, isRequired: true) ?? ""
        );
    }

    private static NoticeFloor? FloorOf(NoticeFields item)
    {
        var clause = item.Text("clause", isRequired: true, longest: 64);
        item.Clause = clause;
        var subject = item.Choice("subject", FloorSubjects.All);
        var minimum = item.Number("minimum", 1, WorkingCalendar.MaximumCount, isRequired: true);
        var unit = item.Choice("unit", NoticeFloor.Units, isRequired: true);
        return clause is not null && minimum is not null && unit is not null
            ? new NoticeFloor(clause, subject, minimum.Value, unit)
            : null;
    }
}
