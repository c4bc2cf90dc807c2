using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Rules that name a date: last days, openings, windows, cut-offs.</summary>
internal static class DateRules
{
    private const int NearLetters = 12;

    /// <summary>The rules of the sentence's dates, in order; a date that says no rule stays unused.</summary>
    public static IEnumerable<FoundRule> Find(Scene scene)
    {
        FoundRule? previous = null;
        for (var index = 0; index < scene.Islands.Count; index++)
        {
            if (scene.Islands[index] is not WrittenDate date || scene.IsUsed(date))
                continue;
            var read = scene.Dates[date];
            var end =
                scene.After(index) is WrittenDate after && DateCarry.IsRange(scene.Text, date, after) ? after : null;
            if (IsSuperseded(scene, index))
            {
                index += end is null ? 0 : 1;
            }
            else if (end is { } last)
            {
                scene.Use(date, last);
                yield return Window(scene, read, scene.Dates[last]);
            }
            else if (DateLists.IsBeforeList(scene, index))
            {
                scene.Use(date);
                yield return LastDay(scene, read, date.End, before: true);
            }
            else if ((Single(scene, read) ?? Another(scene, index, read, previous)) is { } rule)
            {
                scene.Use(date);
                yield return previous = rule;
            }
        }
    }

    /// <summary>由4月30日调整为5月15日: the former date asks for nothing; it stays unread and is shown.</summary>
    private static bool IsSuperseded(Scene scene, int index)
    {
        var date = scene.Islands[index];
        if (!scene.Ends("formerly", date.Start))
            return false;
        var end = scene.PartEnd(date.End);
        return WordTable.First("changes", scene.Text, date.End, end) is { } change
            && scene
                .Islands.Skip(index + 1)
                .Any(next => next is WrittenDate && next.Start > change.At && next.Start < end);
    }

    private static FoundRule Window(Scene scene, ReadDate first, ReadDate last)
    {
        var counts =
            CutoffWords.IsCounted(scene, first.Written.Start, last.Written.End)
            || (IsPast(scene, last) && CutoffWords.IsAboutPast(scene, first.Written.Start, last.Written.End));
        var form = counts ? ReadForm.Cutoff : ReadForm.Window;
        return new FoundRule(form, first.Written.Start, last.Written.End) { First = first, Last = last };
    }

    private static FoundRule? Single(Scene scene, ReadDate read)
    {
        var date = read.Written;
        if (DateLists.BeforeEnd(scene, date.End) is { } before)
            return LastDay(scene, read, before, before: true);
        // 有效期至6月30日 asks nobody to do anything by then.
        if (scene.Ends("validity", date.Start))
            return null;
        if (CutoffWords.IsUntil(scene, date.Start))
            return Cutoff(read, date.End);
        if (Since(scene, read) is { } opening)
            return opening;
        if (WordTable.Starts("close", scene.Text, date.End) is > 0 and var close)
            return LastDay(scene, read, date.End + close, before: false);
        if (WordTable.Starts("asDeadline", scene.Text, date.End) is > 0 and var last)
        {
            var counts = scene.Any("cutoffNoun", scene.PartStart(date.Start), date.Start);
            return counts ? Cutoff(read, date.End + last) : LastDay(scene, read, date.End + last, before: false);
        }
        if (DateLists.IsNamedLast(scene, date.End) || (date.Time is not null && Closes(scene, date.End)))
            return LastDay(scene, read, date.End, before: false);
        if ((scene.Ends("deadlineLead", date.Start) || IsCalledLast(scene, date)) && !IsNamedMonth(date))
            return LastDay(scene, read, date.End, before: false);
        if (date.Part != DatePart.Day)
            return PeriodRules.Whole(scene, read);
        return Turning(scene, read) ?? OneDay(scene, read);
    }

    /// <summary>5月12日8:00，系统开通; 6月6日18:00，端口关闭: the next part ends with what happens then.</summary>
    private static FoundRule? Turning(Scene scene, ReadDate read)
    {
        var date = read.Written;
        if (
            date.Start != scene.PartStart(date.Start)
            || date.End >= scene.Text.Length
            || scene.Text[date.End] != ','
            || IsPast(scene, read)
        )
        {
            return null;
        }

        var (from, end) = (date.End + 1, scene.PartEnd(date.End + 1));
        if (scene.Islands.Any(other => other.Start >= from && other.Start < end))
            return null;
        if (WordTable.Ends("closeLater", scene.Text, end) > 0)
            return LastDay(scene, read, date.End, before: false);
        return WordTable.Ends("since", scene.Text, end) > 0
            ? new FoundRule(ReadForm.From, date.Start, date.End) { First = read }
            : null;
    }

    /// <summary>最后提交日期为6月30日, 材料接收截止日：6月30日.</summary>
    private static bool IsCalledLast(Scene scene, WrittenDate date) =>
        WordTable.Ends("dayLead", scene.Text, date.Start) is > 0 and var lead
        && Math.Max(scene.PartStart(date.Start), date.Start - lead - NearLetters) is var from
        && WordTable.Last("lastLead", scene.Text, from, date.Start) is { } last
        && !scene.Any("after", last.At + last.Word.Length, date.Start - lead);

    /// <summary>The rule of a last day; of 10月前 and 上旬 all readings.</summary>
    internal static FoundRule LastDay(Scene scene, ReadDate read, int end, bool before)
    {
        var date = read.Written;
        if (CutoffWords.IsReached(scene, date.Start, end))
            return Cutoff(read, end);
        if (VagueDates.IsVague(date, before))
        {
            return new FoundRule(ReadForm.Vague, date.Start, end)
            {
                First = read,
                Readings = VagueDates.OfLastDay(read),
            };
        }
        return new FoundRule(ReadForm.By, date.Start, end) { First = read, IsApproximate = date.Approximate };
    }

    private static FoundRule Cutoff(ReadDate read, int end) =>
        new(ReadForm.Cutoff, read.Written.Start, end) { First = read };

    /// <summary>自9月2日起, 5月15日后; 3月31日后不再受理 closes.</summary>
    private static FoundRule? Since(Scene scene, ReadDate read)
    {
        var date = read.Written;
        if (WordTable.Starts("after", scene.Text, date.End) is > 0 and var after)
        {
            var end = date.End + after;
            if (
                WordTable.First("refused", scene.Text, end, Math.Min(scene.PartEnd(end), end + NearLetters)) is not null
                && !scene.Text.AsSpan(end).StartsWith("不得")
            )
            {
                return LastDay(scene, read, end, before: false);
            }
            if (
                scene.Ends("obtainedAt", date.Start)
                || scene.Any("obtained", end, Math.Min(scene.PartEnd(end), end + NearLetters))
            )
            {
                return new FoundRule(ReadForm.Cutoff, date.Start, end) { First = read, IsDayAfter = true };
            }

            return date.Part is DatePart.Month or DatePart.Months
                ? null
                : new FoundRule(ReadForm.From, date.Start, end)
                {
                    First = read,
                    IsDayAfter = true,
                    Readings = VagueDates.OfDayAfter(read),
                };
        }

        if (scene.Ends("openLead", date.Start) && EndsPart(scene, date.End))
            return new FoundRule(ReadForm.From, date.Start, date.End) { First = read };
        var verb = date.End + WordTable.Starts("adverbs", scene.Text, date.End);
        if (WordTable.Starts("since", scene.Text, verb) is not (> 0 and var since))
            return null;
        return new FoundRule(ReadForm.From, date.Start, verb + since)
        {
            First = read,
            IsApproximate = VagueDates.IsVague(date, before: false),
        };
    }

    private static bool Closes(Scene scene, int at) =>
        scene.Any("closeLater", at, Math.Min(scene.PartEnd(at), at + NearLetters));

    private static bool IsNamedMonth(WrittenDate date) => date.Part is DatePart.Month or DatePart.Months;

    /// <summary>于9月25日完成 is a last day, 定于10月15日召开 a day.</summary>
    private static FoundRule? OneDay(Scene scene, ReadDate read)
    {
        var date = read.Written;
        if (IsPast(scene, read))
            return null;
        var lead = scene.Ends("onLead", date.Start);
        if (lead && scene.Text.AsSpan(date.End).StartsWith("完成"))
            return LastDay(scene, read, date.End, before: false);
        var holds = scene.Any("holds", date.End, Math.Min(scene.PartEnd(date.End), date.End + 8));
        return
            (lead && (holds || date.Weekday is not null))
            || (scene.Sentence.IsRow && date.Weekday is not null)
            || (lead && EndsPart(scene, date.End))
            || (date.Start == scene.PartStart(date.Start) && scene.Starts("holds", date.End))
            ? new FoundRule(ReadForm.Window, date.Start, date.End) { First = read, Last = read }
            : null;
    }

    /// <summary>Whether nothing more is said in the part of the sentence.</summary>
    internal static bool EndsPart(Scene scene, int at) =>
        at >= scene.Text.Length || scene.Text[at] is ',' or '。' or ';' or '\t' or ')' or '、' or '和' or '及';

    /// <summary>5月6日、5月7日: what holds for the day before holds for this one.</summary>
    private static FoundRule? Another(Scene scene, int index, ReadDate read, FoundRule? previous)
    {
        if (
            index == 0
            || scene.Islands[index - 1] is not WrittenDate before
            || !scene.IsUsed(before)
            || !(
                read.Written.Part == DatePart.Day
                || (read.Written.Part == DatePart.Month && previous is { First.Written.Part: DatePart.Month })
            )
        )
        {
            return null;
        }
        if (scene.Text[before.End..read.Written.Start] is not ("、" or "和" or "及" or "或"))
            return null;
        return previous is { Form: ReadForm.By } && previous.End == before.End
            ? LastDay(scene, read, read.Written.End, before: false)
            : new FoundRule(ReadForm.Window, read.Written.Start, read.Written.End) { First = read, Last = read };
    }

    /// <summary>A date before the notice tells of something that has been.</summary>
    internal static bool IsPast(Scene scene, ReadDate read) =>
        read.Last is { } day
        && ((scene.Years.Issued is { } issued && day < issued) || (scene.Years.Year is { } year && day.Year < year));
}
