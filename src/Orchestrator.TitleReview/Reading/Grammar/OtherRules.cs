using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Rules that name no day: shares, hours, rounds, and durations without a number.</summary>
internal static class OtherRules
{
    private const string BetweenHours = ",、;和及与上下午(";

    /// <summary>The rules of the sentence's shares, hours and rounds.</summary>
    public static IEnumerable<FoundRule> Find(Scene scene) =>
        [.. Shares(scene), .. Hours(scene), .. Rounds(scene), .. Limits(scene)];

    private static IEnumerable<FoundRule> Shares(Scene scene)
    {
        foreach (var share in scene.Islands.OfType<WrittenShare>())
        {
            scene.Use(share);
            yield return new FoundRule(ReadForm.Share, share.Start, share.End)
            {
                Value = share.Value,
                Bound = BoundWords.Around(scene, share),
            };
        }
    }

    /// <summary>上午9:00至12:00、下午2:00至5:00 is one rule.</summary>
    private static IEnumerable<FoundRule> Hours(Scene scene)
    {
        FoundRule? open = null;
        for (var index = 0; index + 1 < scene.Islands.Count; index++)
        {
            if (scene.Islands[index] is not WrittenTime from || scene.Islands[index + 1] is not WrittenTime to)
                continue;
            if (WordTable.Starts("range", scene.Text, from.End) != to.Start - from.End || to.Start == from.End)
                continue;
            scene.Use(from, to);
            var span = $"{from.Text}-{to.Text}";
            if (
                open is not null
                && from.Start - open.End <= 4
                && scene.Text[open.End..from.Start].All(BetweenHours.Contains)
            )
            {
                open = open with { End = to.End, Value = open.Value + "," + span };
            }
            else
            {
                if (open is not null)
                    yield return open;
                open = new FoundRule(ReadForm.Hours, from.Start, to.End) { Value = span };
            }

            index++;
        }

        if (open is not null)
            yield return open;
    }

    private static IEnumerable<FoundRule> Rounds(Scene scene)
    {
        foreach (var round in scene.Islands.OfType<WrittenRound>())
        {
            scene.Use(round);
            yield return new FoundRule(
                ReadForm.Recurring,
                round.Start,
                round.End + WordTable.Starts("before", scene.Text, round.End)
            )
            {
                Value = round.Value,
            };
        }
    }

    /// <summary>限时更改: a limit whose number the notice does not give (C18).</summary>
    private static IEnumerable<FoundRule> Limits(Scene scene)
    {
        for (var at = 0; at < scene.Text.Length; at++)
        {
            if (scene.Text[at] != '限' || WordTable.Starts("limited", scene.Text, at) is not (> 0 and var length))
                continue;
            var anchor = WordTable.Last("limitedAnchor", scene.Text, Math.Max(0, at - 20), at);
            yield return new FoundRule(ReadForm.Within, at, at + length)
            {
                Bound = ReadBound.AtMost,
                Anchor = anchor is { } found ? (found.At, found.At + found.Word.Length) : null,
            };
        }
    }
}
