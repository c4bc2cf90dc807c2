using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Storage.Texts;

/// <summary>Which texts every database keeps as they are: PostgreSQL has no NUL, neither takes half of a surrogate pair.</summary>
public static class StoredText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The place of the first character that cannot be stored; -1 when there is none.</summary>
    public static int FindUnstorable(ReadOnlySpan<char> text)
    {
        var nul = text.IndexOf('\0');
        var half = FindHalfPair(nul < 0 ? text : text[..nul]);
        return half < 0 ? nul : half;
    }

    /// <summary>
    /// A text as it can be kept where it is only read by people: what cannot be stored is replaced, what is too long
    /// is cut.
    /// </summary>
    /// <param name="text">The text; null stays null.</param>
    /// <param name="most">The most UTF-16 units.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Mend(string? text, int most = int.MaxValue)
    {
        if (text is null || (text.Length <= most && FindUnstorable(text) < 0))
            return text;
        var mended = (text.Length <= most ? text : text[..most]).ToCharArray();
        for (int place; (place = FindUnstorable(mended)) >= 0; )
            mended[place] = Replacement;
        return new string(mended);
    }

    private static int FindHalfPair(ReadOnlySpan<char> text)
    {
        for (var from = 0; from < text.Length; )
        {
            var found = text[from..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (found < 0)
                return -1;
            var place = from + found;
            var isPair =
                char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]);
            if (!isPair)
                return place;
            from = place + 2;
        }

        return -1;
    }
}
