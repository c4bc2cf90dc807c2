using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Desk.Notices;

/// <summary>Notices as the API gives them.</summary>
internal static class NoticeViews
{
    /// <summary>A notice without its clauses; version 0 is the one that ships.</summary>
    public static NoticeView Of(OfficialNotice notice, int version) =>
        new()
        {
            Id = notice.Id,
            Title = notice.Title,
            Number = notice.Number,
            Issuer = notice.Issuer,
            Issued = notice.Issued,
            Year = notice.Year == 0 ? null : notice.Year,
            Jurisdiction = notice.Jurisdiction,
            Region = notice.Region,
            IsNational = notice.IsNational,
            Version = version,
            ClauseCount = notice.Clauses.Count,
        };

    /// <summary>A notice with its clauses and the definitions that cite them.</summary>
    public static NoticeDetail Detail(OfficialNotice notice, int version, IReadOnlyList<NoticeCitation> citing) =>
        new()
        {
            Id = notice.Id,
            Title = notice.Title,
            Number = notice.Number,
            Issuer = notice.Issuer,
            Issued = notice.Issued,
            Year = notice.Year == 0 ? null : notice.Year,
            Jurisdiction = notice.Jurisdiction,
            Region = notice.Region,
            IsNational = notice.IsNational,
            Version = version,
            ClauseCount = notice.Clauses.Count,
            Note = notice.Note,
            Clauses = [.. notice.Clauses.Select(clause => Of(clause, notice))],
            Citing = citing,
        };

    /// <summary>What differs between two texts of a notice; all is new where there was none.</summary>
    public static IReadOnlyList<NoticeChange> Changes(OfficialNotice? before, OfficialNotice after)
    {
        var was = Said(before);
        var now = Said(after);
        return
        [
            .. now.Where(entry => was.GetValueOrDefault(entry.Key) != entry.Value)
                .Select(entry =>
                    Change(
                        was.ContainsKey(entry.Key) ? "changed" : "added",
                        entry.Key,
                        was.GetValueOrDefault(entry.Key),
                        entry.Value
                    )
                ),
            .. was.Where(entry => !now.ContainsKey(entry.Key))
                .Select(entry => Change("removed", entry.Key, entry.Value, null)),
        ];
    }

    private static NoticeClause Of(Clause clause, OfficialNotice notice) =>
        new()
        {
            Id = clause.Id,
            Section = clause.Section,
            Sentence = clause.Sentence,
            Kind = clause.Kind,
            Floor = notice.Floors.FirstOrDefault(floor => floor.Clause == clause.Id) is { } floor
                ? InWords(floor)
                : null,
        };

    private static NoticeChange Change(string kind, string what, string? before, string? after) =>
        new()
        {
            Kind = kind,
            What = what,
            Before = before,
            After = after,
        };

    private static Dictionary<string, string> Said(OfficialNotice? notice)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        if (notice is null)
            return said;
        Say("标题", notice.Title);
        Say("文号", notice.Number);
        Say("发文机关", notice.Issuer);
        Say("印发日期", notice.Issued?.ToString("uuuu-MM-dd", null));
        Say("年度", notice.Year == 0 ? null : $"{notice.Year}");
        Say("适用地区", notice.Jurisdiction);
        Say("工作日历", notice.Region);
        Say("适用范围", notice.IsNational ? "全国" : "本地");
        Say("原文", notice.TextHash);
        foreach (var clause in notice.Clauses)
            Say(clause.Id, $"{clause.Section} {clause.Sentence}");
        foreach (var floor in notice.Floors)
            Say($"{floor.Clause} 底线", InWords(floor));
        return said;

        void Say(string what, string? text)
        {
            if (text is not null)
                said[what] = text;
        }
    }

    private static string InWords(NoticeFloor floor) =>
        floor.Unit switch
        {
            "workingDays" => $"不少于{floor.Minimum}个工作日",
            "days" => $"不少于{floor.Minimum}日",
            "opinions" => $"不少于{floor.Minimum}份",
            _ => $"不少于{floor.Minimum}人",
        };
}
