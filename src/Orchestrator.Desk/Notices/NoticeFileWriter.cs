using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Refusals;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Notices;

/// <summary>
/// Makes the notice file of a text that was read: its sentences as clauses, the minima that were confirmed as floors,
/// and every rule with what was decided about it.
/// </summary>
internal static class NoticeFileWriter
{
    /// <summary>What is still to be decided, or was decided wrongly.</summary>
    public static IReadOnlyList<FieldError> Check(NoticeFileRequest asked, NoticeReading reading)
    {
        // A list of JSON may hold nothing in a place.
        if (asked.Decisions.Count != reading.Rules.Count || asked.Decisions.Any(decision => decision is null))
        {
            return
            [
                new FieldError(
                    "$.decisions",
                    $"应与读出的 {reading.Rules.Count} 条规则一一对应；请重新读取通知。",
                    $"there must be one for each of the {reading.Rules.Count} rules that are read; read the notice again."
                ),
            ];
        }

        return [.. asked.Decisions.SelectMany((decision, at) => Check(decision, $"$.decisions[{at}]"))];
    }

    /// <summary>The file of the text, with the rules as they were decided.</summary>
    public static JsonObject Write(NoticeFileRequest asked, NoticeReading reading)
    {
        var file = NoticeFileDraft.Write(Decided(asked, reading), asked.Text);
        file["rules"] = new JsonArray([
            .. reading
                .Rules.Zip(asked.Decisions)
                .Select(pair => RuleOf(Decided(pair.First, pair.Second, asked, reading), pair.Second.Verdict)),
        ]);
        return file;
    }

    /// <summary>The reading as people have decided it: corrected, without what is no rule, under the notice's id.</summary>
    public static NoticeReading Decided(NoticeFileRequest asked, NoticeReading reading) =>
        reading with
        {
            Notice = Head(asked, reading.Notice),
            Clauses = [.. reading.Clauses.Select(clause => clause with { Id = Renamed(clause.Id, asked, reading) })],
            Rules =
            [
                .. reading
                    .Rules.Zip(asked.Decisions)
                    .Where(pair => pair.Second.Verdict != RuleVerdict.Rejected)
                    .Select(pair => Decided(pair.First, pair.Second, asked, reading)),
            ],
        };

    private static IEnumerable<FieldError> Check(RuleDecision decision, string path)
    {
        if (decision.Verdict == RuleVerdict.Open)
            yield return new FieldError(path, "这条规则尚未核对。", "this rule has not been decided.");
        if (decision.N is < 1 or > WorkingCalendar.MaximumCount)
        {
            yield return new FieldError(
                path + ".n",
                $"应为 1 至 {WorkingCalendar.MaximumCount}。",
                $"must be 1 to {WorkingCalendar.MaximumCount}."
            );
        }

        if (decision is { From: { } from, To: { } to } && to < from)
            yield return new FieldError(path + ".to", "结束日早于开始日。", "the last day is before the first.");
    }

    private static NoticeHead Head(NoticeFileRequest asked, NoticeHead read) =>
        read with
        {
            Title = asked.Title,
            Number = asked.Number,
            Issuer = asked.Issuer,
            Issued = asked.Issued,
            Jurisdiction = asked.Jurisdiction,
            Region = asked.Region ?? CalendarBook.NationalRegion,
            Prefix = asked.Id,
        };

    private static ReadRule Decided(
        ReadRule rule,
        RuleDecision decision,
        NoticeFileRequest asked,
        NoticeReading reading
    )
    {
        var renamed = rule with { Clause = Renamed(rule.Clause, asked, reading) };
        return decision.Verdict != RuleVerdict.Corrected
            ? renamed
            : renamed with
            {
                From = decision.From,
                To = decision.To,
                Date = decision.Date,
                N = decision.N,
                Unit = decision.Unit,
                // Whoever has corrected it has chosen.
                Readings = [],
            };
    }

    /// <summary>The clause's id in the notice that is imported.</summary>
    private static string Renamed(string clause, NoticeFileRequest asked, NoticeReading reading) =>
        asked.Id + clause[reading.Notice.Prefix.Length..];

    private static JsonObject RuleOf(ReadRule rule, RuleVerdict verdict)
    {
        var written = JsonSerializer.SerializeToNode(rule, JsonFormat.Options)!.AsObject();
        foreach (var told in (string[])["findings", "readings"])
            written.Remove(told);
        written["verdict"] = JsonSerializer.SerializeToNode(verdict, JsonFormat.Options);
        return written;
    }
}
