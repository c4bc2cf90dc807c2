using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Whether a date says up to when years and achievements count, rather than when something is to be done.</summary>
internal static class CutoffWords
{
    private const int NearLetters = 10;

    /// <summary>任职年限计算到…, 业绩成果取得时间截止到….</summary>
    public static bool IsUntil(Scene scene, int start) =>
        scene.Ends("cutoffLead", start)
        || (
            WordTable.Ends("cutoffUntil", scene.Text, start) is > 0 and var lead
            && (IsAbout(scene, start - lead) || IsCountedBefore(scene, start - lead))
        );

    /// <summary>12月31日前取得, 1月1日前达到退休年龄.</summary>
    public static bool IsReached(Scene scene, int start, int end)
    {
        if (
            scene.Starts("obtained", end)
            || (
                end < scene.Text.Length
                && scene.Text[end] is '(' or '已'
                && scene.Any("obtained", end, Math.Min(scene.PartEnd(end), end + NearLetters))
            )
        )
        {
            return true;
        }
        // 学历取得时间在7月31日之前: the date says when it was obtained.
        var part = scene.PartStart(start);
        return scene.Ends("cutoffLead", start)
            || (IsAbout(scene, start) && scene.Any("obtained", part, start) && scene.Any("subject", part, start));
    }

    /// <summary>A range of days in which achievements count.</summary>
    public static bool IsCounted(Scene scene, int start, int end)
    {
        var near = Math.Min(scene.PartEnd(end), end + NearLetters);
        if (scene.Any("obtained", end, Math.Min(near, end + 5)) && scene.Any("cutoffNoun", end, scene.PartEnd(end)))
            return true;
        return IsAbout(scene, start) && (scene.Any("obtained", end, near) || scene.Ends("cutoffUntil", start));
    }

    /// <summary>近5年（2020年1月至2024年12月）的业绩: what is counted stands before the days or right behind them.</summary>
    public static bool IsAboutPast(Scene scene, int start, int end) =>
        IsAbout(scene, start) || scene.Any("cutoffNoun", end, Math.Min(scene.PartEnd(end), end + NearLetters));

    /// <summary>工作年限按周年计算，截至…: the part before says what is counted.</summary>
    private static bool IsCountedBefore(Scene scene, int start) =>
        start == scene.PartStart(start)
        && scene.PartBefore(start) is var before
        && before < start
        && scene.Any("counting", before, start)
        && IsAbout(scene, start - 1);

    /// <summary>Whether the words before a date tell of years and achievements, and of nothing to hand in.</summary>
    public static bool IsAbout(Scene scene, int start)
    {
        var part = scene.PartStart(start);
        return scene.Any("cutoffNoun", part, start) && !scene.Any("submits", part, start);
    }
}
