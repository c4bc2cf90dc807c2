using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>前 behind a date, or behind the last of several: 6月20日、9月20日前; 4月30日（以邮戳为准）前.</summary>
internal static class DateLists
{
    private const int LongestNote = 24;

    /// <summary>Where 前 ends that belongs to a date; null when none does.</summary>
    public static int? BeforeEnd(Scene scene, int end)
    {
        var at = AfterNote(scene, end);
        return WordTable.Starts("before", scene.Text, at) is > 0 and var before && !IsOtherWord(scene.Text, at)
            ? at + before
            : null;
    }

    /// <summary>Whether 前 stands behind the list that an island begins or goes on with.</summary>
    public static bool IsBeforeList(Scene scene, int index)
    {
        var at = index;
        while (scene.After(at) is WrittenDate next && scene.Text[scene.Islands[at].End..next.Start] is "、" or "和" or "及")
            at++;
        return at > index && BeforeEnd(scene, scene.Islands[at].End) is not null;
    }

    /// <summary>Behind a bracket that names no time: (以邮戳为准).</summary>
    private static int AfterNote(Scene scene, int at)
    {
        if (at >= scene.Text.Length || scene.Text[at] != '(')
            return at;
        var close = scene.Text.IndexOf(')', at, Math.Min(LongestNote, scene.Text.Length - at));
        return close < 0 || scene.Islands.Any(island => island.Start > at && island.Start < close) ? at : close + 1;
    }

    /// <summary>前期, 前往: the letter belongs to another word.</summary>
    private static bool IsOtherWord(string text, int at) =>
        text[at] == '前'
        && at + 1 < text.Length
        && text[at + 1] is '期' or '往' or '述' or '款' or '后' or '沿' or '置';
}
