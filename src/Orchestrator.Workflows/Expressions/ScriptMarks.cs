using System.Globalization;
using System.Text;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Combining marks upon one letter: they are put into order one by one, so that a hundred thousand of them take minutes in one call.
/// </summary>
internal static class ScriptMarks
{
    /// <summary>Unicode's own form for streams has thirty at most (UAX #15, Stream-Safe Text Format).</summary>
    private const int Most = 1000;

    /// <summary>Whether a letter of the text has more marks than any language writes.</summary>
    public static bool AreTooMany(string text)
    {
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            run = IsMark(rune) ? run + 1 : 0;
            if (run > Most)
                return true;
        }

        return false;
    }

    private static bool IsMark(Rune rune) =>
        !rune.IsAscii
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
