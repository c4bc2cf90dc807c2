using System.Buffers;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>
/// Finds what can be counted in a sentence, from left to right; titles of documents, their numbers and addresses are
/// passed over.
/// </summary>
internal static class Islands
{
    private const int LongestTitle = 200;
    private const int LongestGlue = 8;

    /// <summary>No island begins with another letter.</summary>
    private static readonly SearchValues<char> Beginnings = SearchValues.Create([
        .. "0123456789〇零一二三四五六七八九十两百半过超第年最首",
        .. TimeReader.FirstLetters,
        .. new[]
        {
            "round",
            "sameMonth",
            "thisYear",
            "nextYear",
            "lastYear",
            "looseMonth",
            "looseDay",
            "festival",
        }.SelectMany(WordTable.FirstLetters),
    ]);

    /// <summary>All islands of a sentence, in order, none inside another.</summary>
    public static List<Island> Of(string text)
    {
        var islands = new List<Island>();
        for (var at = 0; at < text.Length; )
        {
            if (LooseReader.Spoilt(text, at) is { } spoilt)
            {
                islands.Add(spoilt);
                at = spoilt.End;
                continue;
            }

            if (Passed(text, at) is > 0 and var passed)
            {
                at += passed;
                continue;
            }

            var island = At(text, at, islands.Count > 0 ? islands[^1] : null);
            if (island is not null)
                islands.Add(island);
            at = island?.End ?? Next(text, at);
        }

        return islands;
    }

    private static Island? At(string text, int at, Island? last)
    {
        if (!Beginnings.Contains(text[at]))
            return null;
        if (WordTable.Starts("round", text, at) > 0)
            return RoundReader.Read(text, at);
        if (
            last is WrittenDate before
            && IsGlue(text, before.End, at)
            && DateReader.ReadRest(text, at, before) is { } rest
        )
        {
            return rest;
        }
        return DateReader.Read(text, at)
            ?? LooseReader.Read(text, at)
            ?? ShareReader.Read(text, at)
            ?? (Island?)
                TimeReader.Read(text, at, last is WrittenTime { IsAfternoon: true } time && IsGlue(text, time.End, at))
            ?? DurationReader.Read(text, at);
    }

    /// <summary>Whether nothing but a range's word or 、 stands between.</summary>
    private static bool IsGlue(string text, int from, int to) =>
        to > from
        && to - from <= LongestGlue
        && (
            WordTable.Starts("range", text, from) == to - from
            || (to - from == 1 && text[from] is '、' or '和' or '及' or '或')
        );

    /// <summary>How many letters hold no time although they may look so; 0 when here may be one.</summary>
    private static int Passed(string text, int at)
    {
        switch (text[at])
        {
            case '《':
                var close = text.IndexOf('》', at, Math.Min(LongestTitle, text.Length - at));
                return close < 0 ? 1 : close + 1 - at;
            case '〔'
            or '('
                when Numbers.Digits(text, at + 1, 4) is { Length: 4 }
                    && at + 5 < text.Length
                    && text[at + 5] is '〕' or ')':
                var number = text.IndexOf('号', at, Math.Min(14, text.Length - at));
                return number < 0 ? 0 : number + 1 - at;
            case '第' when Numbers.Any(text, at + 1, 4) is { } ordinal && At(text, at, null) is null:
                return 1 + ordinal.Length;
            case '最' when text.AsSpan(at).StartsWith("最后") || text.AsSpan(at).StartsWith("最末"):
                // 最后一个工作日, 最后一个月: which one, not how long.
                if (LooseReader.Read(text, at) is not null)
                    return 0;
                return Numbers.Any(text, at + 2, 2) is { } which ? 2 + which.Length : 0;
            case var letter when char.IsAsciiLetter(letter):
                var end = at;
                while (
                    end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || "._:/@?=&%-#+".Contains(text[end]))
                )
                {
                    end++;
                }
                return end - at;
            default:
                return 0;
        }
    }

    /// <summary>Behind a number that is none of these, so that its tail is not taken for one.</summary>
    private static int Next(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at]))
            return at + 1;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
