using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>不少于, 不超过 and their like before a number.</summary>
internal static class BoundWords
{
    /// <summary>The bound that ends right before a place, and where its word begins; null when there is none.</summary>
    public static (int At, ReadBound Bound)? Before(Scene scene, int start)
    {
        var end = start;
        // 公示期一般为不少于5个工作日, 不少于为期5个工作日: filler between word and number.
        foreach (var filler in (ReadOnlySpan<string>)["为期", "为"])
        {
            if (scene.Text.AsSpan(0, end).EndsWith(filler))
                end -= filler.Length;
        }

        foreach (
            var (group, bound) in (ReadOnlySpan<(string, ReadBound)>)
                [("atLeast", ReadBound.AtLeast), ("atMost", ReadBound.AtMost), ("moreThan", ReadBound.MoreThan)]
        )
        {
            if (WordTable.Ends(group, scene.Text, end) is > 0 and var length)
                return (end - length, bound);
        }

        return null;
    }

    /// <summary>The bound of a share: behind it, or the nearest one before it.</summary>
    public static ReadBound Around(Scene scene, WrittenShare share)
    {
        if (share.IsMajority)
            return ReadBound.MoreThan;
        if (scene.Starts("orMore", share.End))
            return ReadBound.AtLeast;
        if (scene.Starts("orLess", share.End))
            return ReadBound.AtMost;
        var from = Math.Max(scene.PartStart(share.Start), share.Start - 24);
        (int End, ReadBound Bound)? nearest = null;
        foreach (
            var (group, bound) in (ReadOnlySpan<(string, ReadBound)>)
                [("atLeast", ReadBound.AtLeast), ("atMost", ReadBound.AtMost), ("moreThan", ReadBound.MoreThan)]
        )
        {
            if (WordTable.Last(group, scene.Text, from, share.Start) is not { } word)
                continue;
            var end = word.At + word.Word.Length;
            // 不超过 ends with 超过: the longer word counts.
            if (nearest is null || end > nearest.Value.End)
                nearest = (end, bound);
        }

        return nearest?.Bound ?? ReadBound.Exactly;
    }
}
