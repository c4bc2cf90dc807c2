namespace Orchestrator.Workflows.Expressions;

/// <summary>Writes arrow functions as functions of ES5.1. Their <c>this</c> is not kept: expressions have none.</summary>
internal static class ArrowFunctions
{
    public static void Rewrite(List<ScriptToken> tokens)
    {
        // From the last to the first: an inner arrow stands right of its outer one.
        for (var arrow = tokens.Count - 1; arrow >= 0; arrow--)
        {
            if (!tokens[arrow].Is("=>"))
                continue;
            var start = Parameters(tokens, arrow);
            var (from, end) = Body(tokens, arrow);
            if (start < 0 || end <= from)
                continue;
            var parameters = Text(tokens, start, arrow).Trim();
            if (!parameters.StartsWith('('))
                parameters = $"({parameters})";
            var body = Text(tokens, from, end);
            var function = tokens[from].Is("{") ? $"(function{parameters}{body})" : $"(function{parameters}{{return {body.TrimEnd()};}})";
            tokens.RemoveRange(start, end - start);
            tokens.Insert(start, new ScriptToken(ScriptTokenKind.Value, function));
            arrow = start;
        }
    }

    /// <summary>Where the parameters start: a name, or the bracket that matches the one before the arrow.</summary>
    private static int Parameters(List<ScriptToken> tokens, int arrow)
    {
        var at = arrow - 1;
        while (at >= 0 && tokens[at].IsSpace)
            at--;
        if (at < 0 || tokens[at].Kind == ScriptTokenKind.Name)
            return at;
        var open = 0;
        for (; at >= 0; at--)
        {
            if (tokens[at].Is(")"))
                open++;
            else if (tokens[at].Is("(") && --open == 0)
                return at;
        }

        return -1;
    }

    private static (int From, int End) Body(List<ScriptToken> tokens, int arrow)
    {
        var from = arrow + 1;
        while (from < tokens.Count && tokens[from].IsSpace)
            from++;
        var isBlock = from < tokens.Count && tokens[from].Is("{");
        var open = 0;
        for (var at = from; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Is("(") || token.Is("[") || token.Is("{"))
            {
                open++;
            }
            else if (token.Is(")") || token.Is("]") || token.Is("}"))
            {
                open--;
                if (isBlock && open == 0)
                    return (from, at + 1);
                if (open < 0)
                    return (from, at);
            }
            else if (open == 0 && (token.Is(",") || token.Is(";")))
            {
                return (from, at);
            }
        }

        return (from, isBlock ? -1 : tokens.Count);
    }

    private static string Text(List<ScriptToken> tokens, int from, int end) => string.Concat(tokens.Skip(from).Take(end - from).Select(x => x.Text));
}
