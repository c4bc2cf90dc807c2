using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>前 behind a date, or behind the last of several: 6月20日、9月20日前; 4月30日（以邮戳为准）前.</summary>
internal static class DateLists
{
    private const int LongestNote = 24;
    private const int LongestName = 12;

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
        while (
            scene.After(at) is WrittenDate next && scene.Text[scene.Islands[at].End..next.Start] is "、" or "和" or "及"
        )
        {
            at++;
        }

        if (at == index && IsSpokenList(scene, index))
            return true;
        var end = scene.Islands[at].End;
        return at > index && (BeforeEnd(scene, end) is not null || IsNamedLast(scene, end));
    }

    /// <summary>县级7月4日、市级7月11日、省直单位7月18日前: 前 holds for all.</summary>
    private static bool IsSpokenList(Scene scene, int index)
    {
        for (var at = index; scene.After(at) is WrittenDate next && IsSpoken(scene, scene.Islands[at], next); at++)
        {
            if (BeforeEnd(scene, next.End) is not null)
                return true;
        }

        return false;
    }

    /// <summary>Whether 、 and another's name part two dates, both with 于 before them or neither with such a word.</summary>
    private static bool IsSpoken(Scene scene, Island date, WrittenDate next)
    {
        if (scene.Text.AsSpan(date.End) is not ['、', ..] || next.Start > scene.PartEnd(date.End))
            return false;
        var (own, other) = (LeadOf(date), LeadOf(next));
        return next.Start - date.End is > 1 and <= LongestName && own == other;

        string LeadOf(Island island) =>
            WordTable.Ends("onLead", scene.Text, island.Start) is > 0 and var lead
                ? scene.Text.Substring(island.Start - lead, lead)
                : "";
    }

    /// <summary>3月、6月、9月的1日: another date follows in the list.</summary>
    public static bool GoesOn(Scene scene, WrittenDate date) =>
        scene.Islands.FirstOrDefault(island => island.Start >= date.End) is WrittenDate next
        && scene.Text[date.End..next.Start] is "、" or "和" or "及";

    /// <summary>6月30日为材料报送截止日: what the date is called behind it.</summary>
    public static bool IsNamedLast(Scene scene, int end) =>
        end < scene.Text.Length
        && scene.Text[end] == '为'
        && WordTable.First("lastLead", scene.Text, end, Math.Min(scene.PartEnd(end), end + LongestName)) is { } name
        && scene.Text.AsSpan(name.At + name.Word.Length) is ['日' or '时' or '期', ..];

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
