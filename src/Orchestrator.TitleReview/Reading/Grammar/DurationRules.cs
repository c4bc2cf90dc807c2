using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Rules that name a length of time: publicity, within so long after, so long before.</summary>
internal static class DurationRules
{
    private const int PostingLetters = 24;

    /// <summary>The rules of the sentence's durations, in order; a duration that says no rule stays unused.</summary>
    public static IEnumerable<FoundRule> Find(Scene scene)
    {
        for (var index = 0; index < scene.Islands.Count; index++)
        {
            if (scene.Islands[index] is not WrittenDuration { Unit: not null } duration)
                continue;
            var from =
                index > 0 && scene.Islands[index - 1] is WrittenDate date && IsCountedFrom(scene, date, duration)
                    ? date
                    : null;
            if (
                (Before(scene, duration) ?? Publicity(scene, duration) ?? Within(scene, duration, from)) is not { } rule
            )
            {
                continue;
            }
            scene.Use(duration);
            if (from is not null && rule.Form == ReadForm.Within)
                scene.Use(from);
            if (
                index > 0
                && scene.Islands[index - 1] is WrittenDate day
                && day.End == rule.Start
                && rule.Form == ReadForm.Before
            )
            {
                // 3月28日前5个工作日: the date is the anchor, not a last day.
                scene.Use(day);
                rule = rule with { Anchor = (day.Start, day.End) };
            }

            yield return rule;
        }
    }

    /// <summary>自3月1日起15个工作日内: the date is what it counts from.</summary>
    private static bool IsCountedFrom(Scene scene, WrittenDate date, WrittenDuration duration)
    {
        var length = duration.Start - date.End;
        return length is > 0 and <= 5
            && (
                WordTable.Starts("since", scene.Text, date.End) is > 0 and var since && since >= length - 1
                || WordTable.Starts("after", scene.Text, date.End) is > 0 and var after && after >= length - 1
            );
    }

    private static FoundRule? Before(Scene scene, WrittenDuration duration)
    {
        var bound = BoundWords.Before(scene, duration.Start);
        var start = bound?.At ?? duration.Start;
        var inside = WordTable.Starts("inside", scene.Text, duration.End);
        // 不早于会前3日 forbids what is earlier: no rule of ours.
        if (scene.Any("notEarlier", scene.PartStart(start), start))
            return null;
        if (WordTable.Ends("ahead", scene.Text, start) is > 0 and var ahead && duration.Unit is not ReadUnit.Month)
            return Rule(start - ahead, duration.End, ReadBound.AtLeast, Anchors.Behind(scene, start - ahead));
        if (
            WordTable.Ends("before", scene.Text, start) is > 0 and var before
            && IsEvent(scene, start - before, duration)
        )
        {
            var end = duration.End + inside;
            var kind = inside > 0 ? ReadBound.Within : ReadBound.AtLeast;
            return Rule(start - before, end, kind, Anchors.Ending(scene, start - before));
        }

        if (
            inside == 0
            && WordTable.Starts("before", scene.Text, duration.End) is > 0 and var behind
            && IsEvent(scene, start, duration)
            && !IsDayOfMonth(scene, start, duration)
        )
        {
            return Rule(start, duration.End + behind, ReadBound.AtLeast, Anchors.Ending(scene, start));
        }
        // 距评审会议召开不少于10个工作日
        if (
            bound?.Bound == ReadBound.AtLeast
            && duration.Unit is not ReadUnit.Month
            && WordTable.Last("away", scene.Text, scene.PartStart(start), start) is { } away
            && away.At + away.Word.Length < start
        )
        {
            return Rule(start, duration.End, ReadBound.AtLeast, (away.At + away.Word.Length, start));
        }
        return null;

        FoundRule Rule(int at, int end, ReadBound kind, (int Start, int End)? anchor) =>
            new(ReadForm.Before, at, end)
            {
                Duration = duration,
                Bound = kind,
                Anchor = anchor,
            };
    }

    /// <summary>Whether what stands before is something that takes place; 申报当月起前6个月 counts past months.</summary>
    private static bool IsEvent(Scene scene, int end, WrittenDuration duration) =>
        duration.Unit is not ReadUnit.Month || Anchors.NameOf(scene.Text[scene.PartStart(end)..end]) is not null;

    /// <summary>各单位15日前 names a day of a month that is not said, 评审会议召开15日前 does not.</summary>
    private static bool IsDayOfMonth(Scene scene, int start, WrittenDuration duration) =>
        duration.Unit is ReadUnit.Day
        && scene.Text[duration.End - 1] is '日' or '号'
        && !scene.Ends("events", start)
        && Anchors.NameOf(scene.Text[scene.PartStart(start)..start]) is null;

    private static FoundRule? Publicity(Scene scene, WrittenDuration duration)
    {
        if (duration.Unit is ReadUnit.Month || WordTable.Starts("inside", scene.Text, duration.End) > 0)
            return null;
        var bound = BoundWords.Before(scene, duration.Start);
        var start = bound?.At ?? duration.Start;
        if (
            WordTable.Ends("after", scene.Text, start) > 0
            || IsSincePosting(scene, start)
            || !IsPosting(scene, start, duration.End, mayFollow: bound?.Bound != ReadBound.AtMost)
        )
        {
            return null;
        }
        var more = WordTable.Starts("orMore", scene.Text, duration.End);
        return new FoundRule(ReadForm.Publicity, start, duration.End + more)
        {
            Duration = duration,
            Bound = bound?.Bound ?? (more > 0 || duration.Most is not null ? ReadBound.AtLeast : ReadBound.Exactly),
        };
    }

    /// <summary>异议期为公示之日起5个工作日: it counts from the posting.</summary>
    private static bool IsSincePosting(Scene scene, int start) =>
        WordTable.Ends("since", scene.Text, start) is > 0 and var since && scene.Ends("posting", start - since);

    /// <summary>公示期…, …公示不少于…, 进行…的公示; 时间不少于… after a part that tells of a posting.</summary>
    private static bool IsPosting(Scene scene, int start, int end, bool mayFollow)
    {
        var part = scene.PartStart(start);
        if (WordTable.Last("posting", scene.Text, Math.Max(part, start - PostingLetters), start) is { } left)
            return !AfterPosting(scene.Text, left.At + left.Word.Length, start);
        var behind = scene.PartEnd(end);
        if (mayFollow && WordTable.First("posting", scene.Text, end, Math.Min(behind, end + 8)) is not null)
            return true;
        var follows =
            start == part || (WordTable.Last("postingSpan", scene.Text, part, start) is { } span && span.At == part);
        return follows && part > 0 && start != end && scene.Any("posting", scene.PartBefore(part), part);
    }

    /// <summary>公示结束…, 公示无异议…: it tells of what follows a posting.</summary>
    private static bool AfterPosting(string text, int from, int to)
    {
        var between = text.AsSpan(from, to - from);
        return between.StartsWith("结束")
            || between.StartsWith("期满")
            || between.StartsWith("期结束")
            || between.StartsWith("无异议")
            || between.StartsWith("完成")
            || between.StartsWith("完毕")
            || between.StartsWith("有异议")
            || between.StartsWith("届满")
            || between.StartsWith("后");
    }

    private static FoundRule? Within(Scene scene, WrittenDuration duration, WrittenDate? from)
    {
        var bound = BoundWords.Before(scene, duration.Start);
        var start = bound?.At ?? duration.Start;
        var inside = WordTable.Starts("inside", scene.Text, duration.End);
        var after = WordTable.Ends("after", scene.Text, start);
        var since = WordTable.Ends("since", scene.Text, start);
        var limit = bound?.Bound == ReadBound.AtMost || WordTable.Ends("limitLead", scene.Text, duration.Start) > 0;
        if (inside == 0 && !limit && after == 0 && !(since > 0 && scene.Text[start - 1] == '起'))
            return null;
        // 超过规定时限5个工作日未提交的, 之日起15个工作日后: not by when, but from when.
        if (
            scene.Any("late", scene.PartStart(start), start)
            || (inside == 0 && WordTable.Starts("after", scene.Text, duration.End) > 0)
        )
        {
            return null;
        }
        if (bound?.Bound == ReadBound.AtLeast || !IsDuty(scene, duration, start, inside > 0 || after > 0))
            return null;
        var anchor = from is not null ? (from.Start, from.End) : Anchors.Of(scene, start);
        if (duration.Unit is ReadUnit.Month && anchor is null && !limit && !IsOrdered(scene, start))
            return null;
        return new FoundRule(ReadForm.Within, start, duration.End + inside)
        {
            Duration = duration,
            Bound = ReadBound.AtMost,
            Anchor = anchor,
        };
    }

    /// <summary>近6个月内, 6个月内工作单位有变动的: it tells of the past.</summary>
    private static bool IsDuty(Scene scene, WrittenDuration duration, int start, bool says)
    {
        if (WordTable.Ends("notEvents", scene.Text, start) > 0)
            return false;
        return says || duration.Unit is not ReadUnit.Month;
    }

    private static bool IsOrdered(Scene scene, int start) =>
        start > 0 && scene.Text[start - 1] is '在' or '于' or '应' or '须' or '起' or '后';
}
