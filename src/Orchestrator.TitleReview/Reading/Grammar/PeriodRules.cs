using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Periods without 前: 11月底完成, 10月中旬召开, 于9月组织, 第三季度内完成.</summary>
internal static class PeriodRules
{
    private const int NearLetters = 12;
    private const int NextLetters = 3;

    /// <summary>The rule of a period; null when nothing is said to be done in it.</summary>
    public static FoundRule? Whole(Scene scene, ReadDate read)
    {
        var date = read.Written;
        if (IsCalled(scene, date) && !DateRules.IsPast(scene, read))
        {
            return OfPart(
                scene,
                read,
                new FoundRule(ReadForm.Window, date.Start, date.End) { First = read, Last = read }
            );
        }

        var near = Math.Min(scene.PartEnd(date.End), date.End + NearLetters);
        if (
            HasOther(scene, date)
            || scene.Any("done", date.End, Math.Min(near, date.End + NextLetters))
            || !scene.Any("finishes", date.End, near)
        )
        {
            return null;
        }
        return OfPart(scene, read, Months(scene, read, near));
    }

    private static FoundRule? OfPart(Scene scene, ReadDate read, FoundRule? months) =>
        read.Written.Part switch
        {
            DatePart.Month or DatePart.Months => months,
            _ => DateRules.LastDay(scene, read, read.Written.End, before: false),
        };

    /// <summary>评审时间：10月, 答辩时间拟定在8月上旬, 评审时间：正高级7月: nothing stands behind, what it is stands before.</summary>
    private static bool IsCalled(Scene scene, WrittenDate date)
    {
        if (!DateRules.EndsPart(scene, date.End) || DateLists.GoesOn(scene, date))
            return false;
        var part = scene.PartStart(date.Start);
        // 专家评审（10月中下旬）
        if (date.Start > 0 && scene.Text[date.Start - 1] == '(' && scene.Text.AsSpan(date.End) is [')', ..])
            return scene.Any("finishes", part, date.Start) || scene.Any("subject", part, date.Start);
        if (scene.Ends("onLead", date.Start))
            return scene.Any("subject", part, date.Start);
        // （五）论文答辩。9月上旬，…: what it is says the section's name.
        var begins = date.Start == part || scene.Ends("track", date.Start);
        if (
            begins
            && scene.Sentence.Headings is [.., { } heading]
            && WordTable.Any("finishes", heading, 0, heading.Length)
        )
        {
            return true;
        }

        var sentence = scene.Text.LastIndexOfAny(['。', ';', '\t'], Math.Max(0, date.Start - 1)) + 1;
        return scene.Ends("track", date.Start) && scene.Any("subject", sentence, date.Start);
    }

    /// <summary>下半年评审应于年底前完成, 第四季度改为每周五报送: what is done is done by the other time.</summary>
    private static bool HasOther(Scene scene, WrittenDate date) =>
        date.Part == DatePart.Months
        && scene.Islands.FirstOrDefault(island => island.Start >= date.End && island is WrittenDate or WrittenRound)
            is { } next
        && next.Start < scene.PartEnd(date.End)
        && (scene.Text[date.End] == '、' || scene.Text.IndexOf('、', date.End, next.Start - date.End) < 0);

    /// <summary>第三季度内完成 is a last day, 于9月组织评审 a window.</summary>
    private static FoundRule? Months(Scene scene, ReadDate read, int near)
    {
        var date = read.Written;
        if (DateRules.IsPast(scene, read))
            return null;
        var inside = WordTable.Starts("inside", scene.Text, date.End);
        var within = inside > 0 || (date.Part == DatePart.Months && scene.Any("completes", date.End, near));
        if (within && scene.Any("completes", date.End, near))
            return DateRules.LastDay(scene, read, date.End + inside, before: false);
        var lead = scene.Ends("onLead", date.Start) || date.Start == scene.PartStart(date.Start);
        // 3至5月申报 says what is done, 1至3月社保缴费凭证 does not.
        var said = date.Part == DatePart.Months && scene.Starts("finishes", date.End);
        return !lead || !(said || scene.Any("holds", date.End, near))
            ? null
            : new FoundRule(ReadForm.Window, date.Start, date.End) { First = read, Last = read };
    }
}
