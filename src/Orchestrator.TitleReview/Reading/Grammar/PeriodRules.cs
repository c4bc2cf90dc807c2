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
        var near = Math.Min(scene.PartEnd(date.End), date.End + NearLetters);
        if (
            HasOther(scene, date)
            || scene.Any("done", date.End, Math.Min(near, date.End + NextLetters))
            || !scene.Any("finishes", date.End, near)
        )
        {
            return null;
        }
        return date.Part switch
        {
            DatePart.MonthEnd or DatePart.YearEnd or DatePart.QuarterEnd => DateRules.LastDay(
                scene,
                read,
                date.End,
                before: false
            ),
            DatePart.Month or DatePart.Months => Months(scene, read, near),
            _ => new FoundRule(ReadForm.Vague, date.Start, date.End)
            {
                First = read,
                Readings = VagueDates.OfLastDay(read),
            },
        };
    }

    /// <summary>下半年评审应于年底前完成: what is done is done by the other date.</summary>
    private static bool HasOther(Scene scene, WrittenDate date) =>
        date.Part == DatePart.Months
        && scene.Islands.FirstOrDefault(island => island.Start >= date.End && island is WrittenDate) is { } next
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
        return !lead || !scene.Any("holds", date.End, near)
            ? null
            : new FoundRule(ReadForm.Window, date.Start, date.End) { First = read, Last = read };
    }
}
