using Orchestrator.TitleReview.Reading.Grammar;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Checks;

/// <summary>What looks like a time and gave no rule: shown, never dropped in silence.</summary>
internal static class LooseEnds
{
    /// <summary>Everything in a sentence that a person must judge.</summary>
    public static IEnumerable<FindingText> Of(Scene scene)
    {
        foreach (var island in scene.Unused)
        {
            var words = scene.Text[island.Start..island.End];
            switch (island)
            {
                case WrittenDate date when scene.Dates[date].Trouble == DateTrouble.NoSuchDay:
                    yield return FindingTexts.NoSuchDay(words);
                    break;
                case WrittenDate date
                    when !IsPast(scene, scene.Dates[date]) && (date.Part != DatePart.Month || IsOfWork(scene, date)):
                    yield return FindingTexts.NotPlaced(words);
                    break;
                case WrittenDuration { Unit: ReadUnit.WorkingDay or ReadUnit.Day }:
                case WrittenDuration { Unit: ReadUnit.Month } when scene.Ends("longer", island.Start):
                    yield return FindingTexts.NotPlaced(words);
                    break;
                case WrittenTime when scene.Starts("before", island.End):
                case LooseTime:
                    yield return FindingTexts.NotPlaced(words);
                    break;
            }
        }

        var told = new HashSet<string>();
        for (var at = 0; at < scene.Text.Length; at++)
        {
            if (
                WordTable.Starts("vagueTime", scene.Text, at) is not (> 0 and var length)
                || WordTable.Starts("limited", scene.Text, at) > 0
            )
            {
                continue;
            }
            if (told.Add(scene.Text.Substring(at, length)))
                yield return FindingTexts.NoNumber(scene.Text.Substring(at, length));
            at += length - 1;
        }
    }

    /// <summary>A month alone may be told of in passing; beside what is done or 时间 it is not.</summary>
    private static bool IsOfWork(Scene scene, WrittenDate date)
    {
        var (from, to) = (scene.PartStart(date.Start), scene.PartEnd(date.End));
        return scene.Any("subject", from, date.Start) || scene.Any("finishes", date.End, to);
    }

    private static bool IsPast(Scene scene, ReadDate date) =>
        date.Last is { } day
        && ((scene.Years.Issued is { } issued && day < issued) || (scene.Years.Year is { } year && day.Year < year));
}
