using System.Text;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Cuts a script into pieces and writes the three things of newer ECMAScript that designers use all the time in ES5.1:
/// template texts, <c>let</c>/<c>const</c>, and arrow functions. Line numbers stay.
/// </summary>
internal sealed class ScriptScanner(string source)
{
    private const int DeepestNesting = 100;

    private static readonly HashSet<string> BeforeRegex =
        new(StringComparer.Ordinal) { "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do" };

    private readonly List<ScriptToken> _tokens = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;

    /// <summary>Every name in the script, those inside template texts too.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>The script in ES5.1. What is newer still stays as it is, for the parser to refuse. Throws <see cref="FormatException"/> for scripts that nest too deeply.</summary>
    public string ToEs5()
    {
        while (_at < source.Length)
            _tokens.Add(Next());
        ForOfLoops.Rewrite(_tokens);
        ArrowFunctions.Rewrite(_tokens);
        var text = new StringBuilder(source.Length + 16);
        for (var i = 0; i < _tokens.Count; i++)
            text.Append(IsDeclaration(i) ? "var" : _tokens[i].Text);
        return text.ToString();
    }

    private ScriptToken Next()
    {
        var start = _at;
        var letter = source[_at];
        if (char.IsWhiteSpace(letter))
        {
            while (_at < source.Length && char.IsWhiteSpace(source[_at]))
                _at++;
            return Piece(ScriptTokenKind.Space, start);
        }

        if (letter == '/' && Peek(1) is '/' or '*')
            return Comment(start);
        if (letter is '"' or '\'')
            return Quoted(start, letter);
        if (letter == '`')
            return Template();
        if (IsNameStart(letter))
        {
            while (_at < source.Length && (IsNameStart(source[_at]) || char.IsDigit(source[_at])))
                _at++;
            var name = Piece(ScriptTokenKind.Name, start);
            _names.Add(name.Text);
            return name;
        }

        if (char.IsDigit(letter))
        {
            while (_at < source.Length && (char.IsLetterOrDigit(source[_at]) || source[_at] == '.'))
                _at++;
            return Piece(ScriptTokenKind.Value, start);
        }

        if (letter == '/' && RegexMayStart())
            return Regex(start);
        if (letter is '(' or '[' or '{' && ++_depth > DeepestNesting)
            throw new FormatException($"The script nests more than {DeepestNesting} levels deep.");
        if (letter is ')' or ']' or '}')
            _depth--;
        _at += letter == '=' && Peek(1) == '>' ? 2 : 1;
        return Piece(ScriptTokenKind.Punctuator, start);
    }

    private ScriptToken Comment(int start)
    {
        if (Peek(1) == '/')
        {
            while (_at < source.Length && source[_at] is not ('\n' or '\r'))
                _at++;
        }
        else
        {
            var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            _at = end < 0 ? source.Length : end + 2;
        }

        return Piece(ScriptTokenKind.Space, start);
    }

    private ScriptToken Quoted(int start, char quote)
    {
        for (_at++; _at < source.Length && source[_at] != quote && source[_at] != '\n'; _at++)
        {
            if (source[_at] == '\\')
                _at++;
        }

        _at = Math.Min(_at + 1, source.Length);
        return Piece(ScriptTokenKind.Value, start);
    }

    private ScriptToken Regex(int start)
    {
        var inClass = false;
        for (_at++; _at < source.Length && source[_at] != '\n' && (inClass || source[_at] != '/'); _at++)
        {
            inClass = source[_at] == '[' || (inClass && source[_at] != ']');
            if (source[_at] == '\\')
                _at++;
        }

        _at = Math.Min(_at + 1, source.Length);
        while (_at < source.Length && char.IsLetter(source[_at]))
            _at++;
        return Piece(ScriptTokenKind.Value, start);
    }

    /// <summary><c>`a${b}`</c> becomes <c>("a"+(b)+"")</c>.</summary>
    private ScriptToken Template()
    {
        var text = new StringBuilder("(\"");
        for (_at++; _at < source.Length && source[_at] != '`'; _at++)
        {
            switch (source[_at])
            {
                case '$' when Peek(1) == '{':
                    text.Append("\"+(").Append(Inner()).Append(")+\"");
                    break;
                case '\\' when Peek(1) is '`' or '$' or '{':
                    text.Append(source[++_at]);
                    break;
                case '\\' when _at + 1 < source.Length:
                    text.Append('\\').Append(source[++_at]);
                    break;
                case '"':
                    text.Append("\\\"");
                    break;
                case '\r':
                    break;
                case '\n':
                    // A line continuation keeps the line numbers.
                    text.Append("\\n\\\n");
                    break;
                default:
                    text.Append(source[_at]);
                    break;
            }
        }

        _at = Math.Min(_at + 1, source.Length);
        return new ScriptToken(ScriptTokenKind.Value, text.Append("\")").ToString());
    }

    private string Inner()
    {
        if (++_depth > DeepestNesting)
            throw new FormatException($"The script nests more than {DeepestNesting} levels deep.");
        var inner = new ScriptScanner(source) { _at = _at + 2, _depth = _depth };
        var open = 1;
        while (inner._at < source.Length)
        {
            var token = inner.Next();
            if (token.Is("{"))
                open++;
            else if (token.Is("}") && --open == 0)
                break;
            inner._tokens.Add(token);
        }

        _at = inner._at - 1;
        _depth--;
        _names.UnionWith(inner._names);
        ArrowFunctions.Rewrite(inner._tokens);
        return string.Concat(inner._tokens.Select(x => x.Text));
    }

    private bool RegexMayStart()
    {
        for (var i = _tokens.Count - 1; i >= 0; i--)
        {
            var token = _tokens[i];
            if (!token.IsSpace)
                return token.Kind == ScriptTokenKind.Name ? BeforeRegex.Contains(token.Text) : token.Kind == ScriptTokenKind.Punctuator && token.Text is not (")" or "]" or "}");
        }

        return true;
    }

    /// <summary><c>let</c> or <c>const</c> before a name, and not a member or a name of its own.</summary>
    private bool IsDeclaration(int index)
    {
        if (_tokens[index] is not { Kind: ScriptTokenKind.Name, Text: "let" or "const" })
            return false;
        var next = index + 1;
        while (next < _tokens.Count && _tokens[next].IsSpace)
            next++;
        var before = index - 1;
        while (before >= 0 && _tokens[before].IsSpace)
            before--;
        return next < _tokens.Count && _tokens[next].Kind == ScriptTokenKind.Name && !(before >= 0 && _tokens[before].Is("."));
    }

    private char Peek(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private ScriptToken Piece(ScriptTokenKind kind, int start) => new(kind, source[start.._at]);

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter is '_' or '$';
}
