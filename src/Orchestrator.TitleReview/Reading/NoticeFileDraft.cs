using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading;

/// <summary>
/// Writes what was read as a notice file: <c>{id, title, number, issuer, issued, year, jurisdiction, region,
/// textHash, text, clauses, floors}</c>,
/// for people to confirm and to import. What the text does not say is marked 待填写.
/// </summary>
public static class NoticeFileDraft
{
    /// <summary>Stands where the text says nothing and the file must.</summary>
    public const string ToFill = "待填写";

    private const int LongestSentence = 4000;
    private const int LeastPublicity = 5;

    private static readonly string[] ResultWords = ["评审结果", "结果公示", "评审通过", "通过人员", "评审结束"];
    private static readonly string[] EmployerWords = ["单位", "推荐", "校内", "院内"];

    /// <summary>The file of a reading. <paramref name="text"/> is what was read.</summary>
    public static JsonObject Write(NoticeReading reading, string text)
    {
        var head = reading.Notice;
        var clauses = reading.Clauses.Where(clause => clause.Text.Trim().Length is > 0 and <= LongestSentence);
        return new JsonObject
        {
            ["id"] = head.Prefix,
            ["title"] = head.Title ?? ToFill,
            ["number"] = head.Number,
            ["issuer"] = head.Issuer,
            ["issued"] = head.Issued is { } issued ? LocalDatePattern.Iso.Format(issued) : null,
            ["year"] = head.Year,
            ["jurisdiction"] = head.Jurisdiction ?? ToFill,
            ["region"] = head.Region,
            ["textHash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            ["text"] = text,
            ["clauses"] = new JsonArray([.. clauses.Select(clause => Clause(clause, reading))]),
            ["floors"] = new JsonArray([.. FloorsOf(reading)]),
        };
    }

    /// <summary>The minima that the rules set, as a notice file lists them.</summary>
    public static IEnumerable<JsonObject> FloorsOf(NoticeReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var sentences = reading.Clauses.ToDictionary(
            clause => clause.Id,
            clause => clause.Text,
            StringComparer.Ordinal
        );
        return reading
            .Rules.Select(rule => Floor(rule, sentences.GetValueOrDefault(rule.Clause, "")))
            .OfType<JsonObject>();
    }

    private static JsonObject Clause(ReadClause clause, NoticeReading reading) =>
        new()
        {
            ["id"] = clause.Id,
            ["section"] = clause.Section,
            ["sentence"] = clause.Text.Trim(),
            ["kind"] = KindOf(clause, reading),
        };

    /// <summary>What a clause settles, in the words of notice files.</summary>
    private static string KindOf(ReadClause clause, NoticeReading reading) =>
        reading.Rules.FirstOrDefault(rule => rule.Clause == clause.Id)?.Form switch
        {
            ReadForm.By or ReadForm.Vague => "deadline",
            ReadForm.From or ReadForm.Window or ReadForm.Hours or ReadForm.Recurring => "window",
            ReadForm.Publicity => "duration",
            ReadForm.Within or ReadForm.Before => "offset",
            ReadForm.Cutoff => "eligibility",
            ReadForm.Share => "threshold",
            _ => KindByWords(clause.Text),
        };

    private static string KindByWords(string text)
    {
        (string Words, string Kind)[] kinds =
        [
            ("不得申报", "eligibility"),
            ("可以申报", "eligibility"),
            ("可申报", "eligibility"),
            ("逾期", "consequence"),
            ("视为", "consequence"),
            ("取消", "consequence"),
            ("比例", "quota"),
            ("申报材料", "doc"),
            ("上传", "doc"),
            ("网址", "channel"),
            ("系统", "channel"),
            ("负责", "actor"),
        ];
        if (text.EndsWith('：') || text.EndsWith(':'))
            return "actor";
        return Array.Find(kinds, kind => text.Contains(kind.Words)).Kind ?? "policy";
    }

    /// <summary>The minimum that a rule sets; null when it sets none, or one below the national one, which nobody may set.</summary>
    private static JsonObject? Floor(ReadRule rule, string sentence) =>
        rule switch
        {
            { Form: ReadForm.Publicity, Unit: ReadUnit.WorkingDay, N: >= LeastPublicity and var days } => new JsonObject
            {
                ["clause"] = rule.Clause,
                ["subject"] = IsEmployers(rule, sentence) ? "employerPublicity" : "resultPublicity",
                ["minimum"] = days,
                ["unit"] = "workingDays",
            },
            {
                Form: ReadForm.Before,
                Bound: ReadBound.AtLeast,
                N: { } before,
                Unit: ReadUnit.WorkingDay or ReadUnit.Day
            } => new JsonObject
            {
                ["clause"] = rule.Clause,
                ["minimum"] = before,
                ["unit"] = rule.Unit == ReadUnit.Day ? "days" : "workingDays",
            },
            _ => null,
        };

    /// <summary>Whose posting it is, by its own words, else by its sentence.</summary>
    private static bool IsEmployers(ReadRule rule, string sentence)
    {
        if (rule.Actor?.Contains("单位") == true)
            return true;
        foreach (var text in (ReadOnlySpan<string>)[rule.Quote, sentence])
        {
            if (ResultWords.Any(text.Contains))
                return false;
            if (EmployerWords.Any(text.Contains))
                return true;
        }

        return false;
    }
}
