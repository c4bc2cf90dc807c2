using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>上级评委会: a body above the notice's own place to which something is handed on.</summary>
/// <param name="IsCommittee">Whether it reviews itself; else it is an office.</param>
/// <param name="Name">Its name as it is written.</param>
internal sealed partial record HigherBody(bool IsCommittee, string Name)
{
    private const int OfCounty = 1;
    private const int OfCity = 2;
    private const int OfProvince = 3;
    private const int OfState = 4;

    /// <summary>The body that a text says something is handed on to; null: none, or none above the notice's.</summary>
    /// <param name="text">The words.</param>
    /// <param name="jurisdiction">The notice's place; null: not known, so that only 上级 is above it.</param>
    public static HigherBody? Find(string text, string? jurisdiction)
    {
        foreach (Match match in Sentences().Matches(text))
        {
            var (rank, own) = (RankOf(match.Groups["rank"].Value), OwnRank(jurisdiction));
            if (rank > own)
                return new HigherBody(match.Groups["committee"].Success, match.Groups["body"].Value);
        }

        return null;
    }

    private static int RankOf(string words) =>
        words[^1] switch
        {
            '省' => OfProvince,
            '市' or '州' => OfCity,
            '家' => OfState,
            '区' => OfProvince,
            _ => int.MaxValue,
        };

    private static int OwnRank(string? jurisdiction) =>
        jurisdiction is not { Length: > 0 } place ? int.MaxValue - 1
        : place is "北京市" or "天津市" or "上海市" or "重庆市" ? OfProvince
        : place.EndsWith('省') || place.EndsWith("自治区", StringComparison.Ordinal) ? OfProvince
        : place.EndsWith("地区", StringComparison.Ordinal) || place[^1] is '市' or '州' or '盟' ? OfCity
        : OfCounty;

    [GeneratedRegex(
        "(?:(?<![申填])报(?:送)?|推荐|提交|转送|送交|移送)(?:至|到|给|请|经|由)?"
            + "(?<body>(?<rank>上一?级|高一级|省|自治区|国家|[^,，。;；、和及\\s\\d]{1,6}?(?:省|自治区)|市|州)"
            + "[^,，。;；、\\s\\d]{0,16}?(?:(?<committee>评审委员会|评委会)|职改办|职称办|职称改革[^,，。;；]{0,8}?办公室|人社[厅局]"
            + "|人力资源[^,，。;；]{0,8}?[厅局]))(?!(?:评审|审核|审定)?的)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sentences();
}
