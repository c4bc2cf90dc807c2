using System.Text.RegularExpressions;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// How deep a template nests, told before it is parsed: the parser and the templates themselves go down by the native stack, whose
/// end is the process's.
/// </summary>
internal static partial class LiquidNesting
{
    private const int MostBrackets = 32;
    private const int MostBlocks = 64;
    private const int MostOperators = 200;

    /// <summary>Whether it nests deeper than anything that people write.</summary>
    public static bool IsTooDeep(string source)
    {
        var blocks = 0;
        foreach (Match tag in Tag().Matches(source))
        {
            var text = tag.ValueSpan;
            if (Brackets(text) > MostBrackets || Operator().Count(text) > MostOperators)
                return true;
            blocks += Block().IsMatch(text) ? 1 : 0;
            blocks -= EndOfBlock().IsMatch(text) ? 1 : 0;
            if (blocks > MostBlocks)
                return true;
        }

        return false;
    }

    private static int Brackets(ReadOnlySpan<char> text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var letter in text)
        {
            if (letter is '[' or '(')
                deepest = Math.Max(deepest, ++depth);
            else if (letter is ']' or ')')
                depth--;
        }

        return deepest;
    }

    /// <summary>A tag or an output; what is never closed reaches to the end.</summary>
    [GeneratedRegex(@"\{%.*?(?:%\}|\z)|\{\{.*?(?:\}\}|\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\||\band\b|\bor\b|\bcontains\b|[=<>]", RegexOptions.CultureInvariant)]
    private static partial Regex Operator();

    [GeneratedRegex(
        @"\A\{%-?\s*(?!end|assign|break|continue|cycle|decrement|echo|else|elsif|include|increment|layout|liquid|render|when)\w"
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"\A\{%-?\s*end", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfBlock();
}
