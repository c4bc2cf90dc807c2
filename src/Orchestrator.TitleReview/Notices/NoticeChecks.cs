using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.TitleReview.Notices;

/// <summary>What no notice may say: two clauses of one id, a sentence that its text does not have, a floor below a national one.</summary>
internal static class NoticeChecks
{
    public static void Check(OfficialNotice notice, List<NoticeFinding> findings)
    {
        Clauses(notice, findings);
        Source(notice, findings);
        Floors(notice, findings);
    }

    /// <summary>The hash of a text, as a notice file names it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Clauses(OfficialNotice notice, List<NoticeFinding> findings)
    {
        if (notice.Clauses.Count == 0 && !findings.Exists(finding => finding.Path == "$.clauses"))
        {
            Add(
                findings,
                "$.clauses",
                "notice-empty",
                null,
                "没有条款，请至少列出一条",
                "there is no clause; list at least one"
            );
        }
        foreach (
            var same in notice
                .Clauses.Select((clause, at) => (clause.Id, At: at))
                .Where(clause => clause.Id.Length > 0)
                .GroupBy(clause => clause.Id)
                .Where(group => group.Count() > 1)
        )
        {
            var (first, second) = (same.First().At, same.ElementAt(1).At);
            Add(
                findings,
                $"$.clauses[{second}].id",
                "notice-clause-twice",
                same.Key,
                $"条款编号 {same.Key} 与 $.clauses[{first}] 重复，请另编一个",
                $"the id {same.Key} is that of $.clauses[{first}] too; give it another"
            );
        }
    }

    private static void Source(OfficialNotice notice, List<NoticeFinding> findings)
    {
        if (notice.Text is not { } text)
        {
            if (!notice.IsNational)
            {
                findings.Add(
                    new NoticeFinding(
                        "$.text",
                        "notice-without-text",
                        IsError: false,
                        Clause: null,
                        "$.text：没有附通知原文，无法核对条款文字；请把原文放入 text。",
                        "$.text: the notice's text is not there, so its sentences are not checked; put it into \"text\"."
                    )
                );
            }

            return;
        }

        if (notice.TextHash is { } hash && hash != HashOf(text))
        {
            Add(
                findings,
                "$.textHash",
                "notice-text-hash",
                null,
                $"与原文的SHA-256不符，原文的为{HashOf(text)}；请核对原文是否被改动",
                $"is not the SHA-256 of the text, which is {HashOf(text)}; check whether the text was changed"
            );
        }

        var plain = Plain(text);
        for (var at = 0; at < notice.Clauses.Count; at++)
        {
            var clause = notice.Clauses[at];
            if (clause.Sentence.Length > 0 && !plain.Contains(Plain(clause.Sentence), StringComparison.Ordinal))
            {
                Add(
                    findings,
                    $"$.clauses[{at}].sentence",
                    "notice-sentence",
                    clause.Id,
                    $"“{Short(clause.Sentence)}”不在通知原文中，请照原文填写",
                    $"\"{Short(clause.Sentence)}\" is not in the notice's text; quote it as it stands"
                );
            }
        }
    }

    private static void Floors(OfficialNotice notice, List<NoticeFinding> findings)
    {
        var known = notice.Clauses.Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < notice.Floors.Count; at++)
        {
            var floor = notice.Floors[at];
            if (known.Count > 0 && !known.Contains(floor.Clause))
            {
                Add(
                    findings,
                    $"$.floors[{at}].clause",
                    "notice-floor-clause",
                    floor.Clause,
                    $"没有条款 {floor.Clause}，请改为本通知的条款",
                    $"there is no clause {floor.Clause}; name one of this notice"
                );
            }
            if (!notice.IsNational && NationalNotices.FloorOf(floor.Subject) is { } national)
                Compare(floor, national, at, findings);
        }
    }

    private static void Compare(
        NoticeFloor floor,
        (NoticeFloor Floor, OfficialNotice Notice) national,
        int at,
        List<NoticeFinding> findings
    )
    {
        var (least, rule) = national;
        if (floor.Unit != least.Unit)
        {
            Add(
                findings,
                $"$.floors[{at}].unit",
                "notice-floor-unit",
                floor.Clause,
                $"应以 {least.Unit} 计，与{rule.Citation}一致",
                $"must be {least.Unit}, as in {rule.Citation}"
            );
        }
        else if (floor.Minimum < least.Minimum)
        {
            Add(
                findings,
                $"$.floors[{at}].minimum",
                "notice-floor",
                floor.Clause,
                $"{floor.Minimum}低于国家规定的{least.Minimum}（{rule.Citation} {least.Clause}）；可以更严，不能更宽，请改为{least.Minimum}或以上",
                $"{floor.Minimum} is below the national {least.Minimum} ({rule.Citation} {least.Clause}); "
                    + $"a notice may be stricter, never looser: say {least.Minimum} or more"
            );
        }
    }

    private static void Add(
        List<NoticeFinding> findings,
        string path,
        string code,
        string? clause,
        string chinese,
        string english
    ) =>
        findings.Add(
            new NoticeFinding(path, code, IsError: true, clause, $"{path}：{chinese}。", $"{path}: {english}.")
        );

    /// <summary>Published texts break their lines anywhere.</summary>
    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Short(string sentence) => sentence.Length > 40 ? sentence[..40] + "…" : sentence;
}
