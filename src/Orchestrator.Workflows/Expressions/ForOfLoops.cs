using System.Globalization;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Writes the heads of <c>for (const x of list)</c> in ES5.1; the body stays as it is, so that <c>break</c> and <c>continue</c> keep their meaning.</summary>
internal static class ForOfLoops
{
    public static void Rewrite(List<ScriptToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at] is { Kind: ScriptTokenKind.Name, Text: "for" })
                Head(tokens, at);
        }
    }

    private static void Head(List<ScriptToken> tokens, int loop)
    {
        var open = Next(tokens, loop);
        var declaration = Next(tokens, open);
        var name = Next(tokens, declaration);
        var of = Next(tokens, name);
        if (of >= tokens.Count || !tokens[open].Is("(") || tokens[of] is not { Kind: ScriptTokenKind.Name, Text: "of" } || tokens[name].Kind != ScriptTokenKind.Name)
            return;
        var end = Closing(tokens, open);
        if (end < 0)
            return;
        var item = tokens[name].Text;
        var number = loop.ToString(CultureInfo.InvariantCulture);
        tokens[end] = new ScriptToken(ScriptTokenKind.Value, $"),$at{number}=0;$at{number}<$list{number}.length&&(({item}=$list{number}[$at{number}++]),true);)");
        tokens.RemoveRange(open, of - open + 1);
        tokens.Insert(open, new ScriptToken(ScriptTokenKind.Value, $"(var {item},$list{number}=("));
    }

    private static int Next(List<ScriptToken> tokens, int from)
    {
        do
            from++;
        while (from < tokens.Count && tokens[from].IsSpace);
        return Math.Min(from, tokens.Count - 1);
    }

    private static int Closing(List<ScriptToken> tokens, int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Count; at++)
        {
            if (tokens[at].Is("("))
                depth++;
            else if (tokens[at].Is(")") && --depth == 0)
                return at;
        }

        return -1;
    }
}
