using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>What stands around a rule: who acts, what is done, for whom, how firm, what follows.</summary>
internal static class Surroundings
{
    private const int LongestQuote = 120;
    private const int LongestAction = 40;
    private const int LongestFollowing = 70;
    private const int MostParts = 8;
    private const int LongestActor = 24;
    private const string Duties = "将须应必需要请,:并还可";

    /// <summary>
    /// Where the words begin and end that a rule is read from: its part of the sentence, with the one its anchor
    /// stands in.
    /// </summary>
    public static (int Start, int End) Quote(Scene scene, FoundRule rule)
    {
        var start = scene.PartStart(Math.Min(rule.Start, rule.Anchor?.Start ?? rule.Start));
        var end = scene.PartEnd(rule.End);
        if (rule.Start - start > LongestQuote)
            start = rule.Start - LongestQuote;
        if (end - rule.End > LongestQuote)
            end = rule.End + LongestQuote;
        return (start, end);
    }

    /// <summary>原则上, 一般 in the same part of the sentence.</summary>
    public static bool IsSoft(Scene scene, FoundRule rule) =>
        scene.Any("softWords", scene.PartStart(rule.Start), rule.Start) || rule.First?.Written.Approximate == true;

    /// <summary>The levels or rounds: named before the rule, else in a heading.</summary>
    public static string? Track(Scene scene, FoundRule rule)
    {
        if (Longest("track", scene.Text, scene.PartStart(rule.Start), rule.Start) is { } here)
            return here.Word;
        for (var at = scene.Sentence.Headings.Count - 1; at >= 0; at--)
        {
            var heading = scene.Sentence.Headings[at];
            if (Longest("track", heading, 0, heading.Length) is { } there)
                return there.Word;
        }

        return null;
    }

    /// <summary>
    /// Who acts: the last named in the rule's part of the sentence, else in the parts before; never those to whom
    /// something is sent.
    /// </summary>
    public static string? Actor(Scene scene, FoundRule rule, IReadOnlyList<FoundRule> all)
    {
        var (part, to) = (scene.PartStart(rule.Start), rule.Start);
        for (var parts = 0; parts < MostParts; parts++)
        {
            if (ActorIn(scene.Text, part, to, all) is { } actor)
                return actor;
            if (part < 2 || scene.Text[part - 1] != ',')
                break;
            to = part - 1;
            part = scene.PartStart(to);
        }

        return null;
    }

    /// <summary>What is done: the words behind the rule, or those before it where nothing stands behind.</summary>
    public static string? Action(Scene scene, FoundRule rule)
    {
        var end = scene.PartEnd(rule.End);
        if (rule.Form == ReadForm.Share)
        {
            return Trim(
                scene.Text[
                    Math.Max(scene.PartStart(rule.Start), rule.Start - LongestAction)..Math.Min(
                        end,
                        rule.End + LongestAction
                    )
                ]
            );
        }
        // Of 高级须在5月9日前、中初级须在7月18日前重新提交 the first says nothing behind.
        if (
            scene.Islands.FirstOrDefault(island => island.Start >= rule.End && island.Start < end) is { } next
            && scene.Text.IndexOf('、', rule.End, next.Start - rule.End) is >= 0 and var comma
        )
        {
            end = comma;
        }
        var behind = Trim(scene.Text[rule.End..Math.Min(end, rule.End + LongestAction)]);
        var start = Math.Max(scene.PartStart(rule.Start), rule.Start - LongestAction);
        var before = Trim(scene.Text[start..rule.Start].TrimEnd('为', '于', '在', '是', ':', '自', '从'));
        if (rule.Form is ReadForm.Within or ReadForm.Before)
        {
            return behind.Length > 1 ? behind
                : Following(scene, end) is { Length: > 1 } following ? following
                : null;
        }
        // 完成 alone does not say of what.
        if (behind.Length > 1)
            return behind.Length <= 4 && before.Length > 0 ? before.TrimEnd('应', '须', '将') + behind : behind;
        return before.Length > 0 ? before : null;
    }

    /// <summary>The part behind a comma, and the one behind that.</summary>
    private static string Following(Scene scene, int end)
    {
        if (end >= scene.Text.Length || scene.Text[end] != ',')
            return "";
        var to = scene.PartEnd(end + 1);
        if (to < scene.Text.Length && scene.Text[to] == ',')
            to = scene.PartEnd(to + 1);
        return Trim(scene.Text[(end + 1)..Math.Min(to, end + 1 + LongestFollowing)]);
    }

    /// <summary>What follows when it is missed.</summary>
    public static string? Consequence(Scene scene, FoundRule rule)
    {
        var to = Math.Min(scene.Text.Length, rule.End + LongestQuote);
        if (WordTable.First("consequence", scene.Text, rule.End, to) is not { } found)
            return null;
        return scene.Text[scene.PartStart(found.At)..scene.PartEnd(found.At)];
    }

    private static string? ActorIn(string text, int from, int to, IReadOnlyList<FoundRule> all)
    {
        for (var limit = to; limit > from; )
        {
            if (Longest("actor", text, from, limit) is not { } found)
                return null;
            var (start, end) = (found.At, found.At + found.Word.Length);
            if (IsInBrackets(text, start, to) is { } bracket)
            {
                limit = Math.Max(from, bracket);
                continue;
            }

            while (start > from && found.At - start < LongestActor && Before(text, start) is var next && next < start)
                start = next;
            // 申报人提交后…: whoever the anchor tells of need not be who acts.
            var tells = all.Any(rule =>
                rule.Anchor is { } anchor && anchor.Start <= found.At && anchor.End >= end && anchor.End > end
            );
            if (WordTable.Ends("target", text, start) == 0 && !tells && !IsPartOfWord(text, end))
                return text[start..end];
            limit = start;
        }

        return null;
    }

    /// <summary>申报人选, 专家库, 个人业绩: the word is part of another.</summary>
    private static bool IsPartOfWord(string text, int end) =>
        end < text.Length && WordTable.Starts("actorTail", text, end) > 0;

    /// <summary>Where the bracket opens that a place stands in; null when it stands in none that closes before the end.</summary>
    private static int? IsInBrackets(string text, int at, int to)
    {
        var close = text.IndexOf(')', at, to - at);
        var open = text.IndexOf('(', at, to - at);
        if (close < 0 || (open >= 0 && open < close))
            return null;
        return text.LastIndexOf('(', at) is >= 0 and var bracket ? bracket : null;
    }

    /// <summary>Where an actor's name goes on before a place: over 县(市) and other letters, not over a word that ends it.</summary>
    private static int Before(string text, int start)
    {
        if (text[start - 1] == ')' && text.LastIndexOf('(', start - 1, Math.Min(8, start)) is > 0 and var open)
            return open - 1;
        return WordTable.Ends("actorStop", text, start) > 0 || text[start - 1] is '、' or '(' or ')' or ':' or ' '
            ? start
            : start - 1;
    }

    /// <summary>The last word of a group in a stretch, as long as it can be: 副高级 and not 高级.</summary>
    private static (int At, string Word)? Longest(string group, string text, int from, int to)
    {
        if (WordTable.Last(group, text, from, to) is not { } found)
            return null;
        for (var again = true; again; )
        {
            again = false;
            for (var back = 1; back <= 6 && found.At - back >= from; back++)
            {
                if (
                    WordTable.Starts(group, text, found.At - back) is var length
                    && length >= back + found.Word.Length
                    && found.At - back + length <= to
                )
                {
                    found = (found.At - back, text.Substring(found.At - back, length));
                    again = true;
                    break;
                }
            }
        }

        return found;
    }

    private static string Trim(string text) => text.TrimStart([.. Duties]).Trim(',', ':', '(', ')', '、');
}
