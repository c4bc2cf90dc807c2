using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>What a duration counts from, and by which name plans know it.</summary>
internal static class Anchors
{
    private const int LongestAnchor = 40;

    private static readonly (string[] All, string Name)[] Names =
    [
        (["截止接收"], AnchorNames.Cutoff),
        (["接收材料截止"], AnchorNames.Cutoff),
        (["截止受理"], AnchorNames.Cutoff),
        (["受理截止"], AnchorNames.Cutoff),
        (["材料截止"], AnchorNames.Cutoff),
        (["公示", "无异议"], AnchorNames.PublicityEnds),
        (["异议"], AnchorNames.Objection),
        (["举报"], AnchorNames.Objection),
        (["投诉"], AnchorNames.Objection),
        (["闭会"], AnchorNames.ReviewEnd),
        (["散会"], AnchorNames.ReviewEnd),
        (["退回"], AnchorNames.Returned),
        (["补正通知"], AnchorNames.Returned),
        (["公示", "结束"], AnchorNames.PublicityEnds),
        (["公示", "期满"], AnchorNames.PublicityEnds),
        (["公示", "届满"], AnchorNames.PublicityEnds),
        (["公示", "完成"], AnchorNames.PublicityEnds),
        (["公示", "完毕"], AnchorNames.PublicityEnds),
        (["公示期后"], AnchorNames.PublicityEnds),
        (["公示后"], AnchorNames.PublicityEnds),
        (["文件", "印发"], AnchorNames.Document),
        (["文件", "下发"], AnchorNames.Document),
        (["文件", "下达"], AnchorNames.Document),
        (["文件", "公布"], AnchorNames.Document),
        (["文", "确认", "印发"], AnchorNames.Document),
        (["发文"], AnchorNames.Document),
        (["结果", "公布"], AnchorNames.Published),
        (["结果", "发布"], AnchorNames.Published),
        (["结果", "公示"], AnchorNames.Posted),
        (["评审", "结束"], AnchorNames.ReviewEnd),
        (["评审", "完成"], AnchorNames.ReviewEnd),
        (["评审", "通过"], AnchorNames.ReviewEnd),
        (["评审", "闭会"], AnchorNames.ReviewEnd),
        (["会议", "结束"], AnchorNames.ReviewEnd),
        (["评审会后"], AnchorNames.ReviewEnd),
        (["评审后"], AnchorNames.ReviewEnd),
        (["评审工作结束"], AnchorNames.ReviewEnd),
        (["收到"], AnchorNames.Received),
        (["接到"], AnchorNames.Received),
        (["提交"], AnchorNames.Received),
        (["受理", "材料"], AnchorNames.Received),
        (["开评"], AnchorNames.Meeting),
        (["评审会"], AnchorNames.Meeting),
        (["会议召开"], AnchorNames.Meeting),
        (["会议"], AnchorNames.Meeting),
        (["评审"], AnchorNames.Meeting),
        (["开会"], AnchorNames.Meeting),
    ];

    private static readonly string[] Leads =
    [
        "时间为",
        "期限为",
        "时限为",
        "应当于",
        "应当在",
        "应于",
        "应在",
        "须在",
        "须于",
        "自",
        "于",
        "在",
        "从",
        "应",
    ];

    private static readonly string[] Done =
    [
        "结束",
        "完成",
        "完毕",
        "期满",
        "届满",
        "收到",
        "接到",
        "无异议",
        "通过",
        "印发",
        "下发",
        "公布",
        "闭会",
    ];

    /// <summary>The name by which plans know an event; null when it is none of theirs.</summary>
    public static string? NameOf(string words)
    {
        foreach (var (all, name) in Names)
        {
            if (all.All(words.Contains))
                return name == AnchorNames.Meeting && IsOtherThing(words, all[0]) ? null : name;
        }

        // 会前, 每次会后: no body's name ends so.
        return words.EndsWith('会') && WordTable.Ends("bodies", words, words.Length) == 0 ? AnchorNames.Meeting : null;
    }

    /// <summary>评审结果备案, 评审材料报送: a thing of the review, not its meeting.</summary>
    private static bool IsOtherThing(string words, string key)
    {
        var from = words.LastIndexOf(key, StringComparison.Ordinal) + key.Length;
        return WordTable.Any("reviewThings", words, from, words.Length);
    }

    /// <summary>The name of what a rule counts from: after 评审会 it has ended, after 评审会召开 it has begun.</summary>
    public static string? NameOf(string words, ReadForm form) =>
        NameOf(words) is { } name
            ? name == AnchorNames.Meeting
            && form == ReadForm.Within
            && WordTable.Ends("begins", words, words.Length) == 0
                ? AnchorNames.ReviewEnd
                : name
            : null;

    /// <summary>Of 评审结束后5个工作日内 the words 评审结束; of 公示无异议的，…应在5个工作日内 those of the part before; null when it is not said.</summary>
    public static (int Start, int End)? Of(Scene scene, int start)
    {
        var end = start;
        var part = scene.PartStart(start);
        foreach (var filler in (ReadOnlySpan<string>)["第", "的", "内", "在"])
            end -= scene.Text.AsSpan(part, end - part).EndsWith(filler) ? 1 : 0;
        var mark = Math.Max(WordTable.Ends("after", scene.Text, end), WordTable.Ends("since", scene.Text, end));
        if (mark > 0 && end - mark > part)
            return Ending(scene, end - mark);
        if (
            mark == 0
            && end > part
            && Anchors.NameOf(scene.Text[part..end]) is not null
            && IsDone(scene.Text[part..end])
        )
        {
            return Ending(scene, end);
        }
        if (WordTable.Ends("arrivals", scene.Text, end) is > 0 and var arrival)
            return (end - arrival, end);
        return PartBefore(scene, part);
    }

    /// <summary>The words that end at a place, without those who act and the words of duty around them.</summary>
    public static (int Start, int End)? Ending(Scene scene, int end)
    {
        while (end > 0 && scene.Text[end - 1] is '的' or '日' or '之' or '起')
            end--;
        var start = Math.Max(scene.PartStart(end), end - LongestAnchor);
        if (end <= start)
            return null;
        var last = Leads.Max(LastOf);
        if (last > start)
            start = last;
        return end > start ? (start, end) : null;

        int LastOf(string word)
        {
            var at = scene.Text.LastIndexOf(word, end - 1, end - start, StringComparison.Ordinal);
            return at < 0 || at + word.Length >= end ? -1 : at + word.Length;
        }
    }

    /// <summary>
    /// Of 召开评审会议应提前10个工作日报告 the meeting: it stands before 提前 or in the part before; null when it is not
    /// said.
    /// </summary>
    public static (int Start, int End)? Behind(Scene scene, int start)
    {
        var part = scene.PartStart(start);
        var before = Event(scene, part, start);
        if (before is not null || part < 2 || scene.Text[part - 1] != ',')
            return before;
        return Event(scene, scene.PartStart(part - 1), part - 1) ?? PartBefore(scene, part);
    }

    /// <summary>The event whose words end a stretch, 前 and words of duty aside; null when they tell of another thing.</summary>
    private static (int Start, int End)? Event(Scene scene, int part, int end)
    {
        while (WordTable.Ends("duties", scene.Text, end) is > 0 and var duty && end - duty >= part)
            end -= duty;
        var mark = WordTable.Ends("before", scene.Text, end);
        if (end - mark <= part || WordTable.Ends("bodies", scene.Text, end - mark) > 0)
            return null;
        if (mark == 0 && WordTable.Ends("events", scene.Text, end) == 0)
            return null;
        return Ending(scene, end - mark) is { } place && NameOf(scene.Text[place.Start..place.End]) is not null
            ? place
            : null;
    }

    private static (int Start, int End)? PartBefore(Scene scene, int part)
    {
        if (part < 2 || scene.Text[part - 1] != ',')
            return null;
        var start = scene.PartStart(part - 1);
        var end = part - 1;
        var words = scene.Text[start..end];
        if (
            !(
                words.EndsWith('后')
                || words.EndsWith('的')
                || Done.Any(word => words.EndsWith(word, StringComparison.Ordinal))
            )
        )
        {
            return null;
        }
        if (words.EndsWith('后') || words.EndsWith('的'))
            end--;
        return end > start ? (Math.Max(start, end - LongestAnchor), end) : null;
    }

    private static bool IsDone(string words) => Done.Any(words.Contains);
}
