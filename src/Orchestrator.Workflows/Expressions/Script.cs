using System.Text;
using Jint.Parser;
using Jint.Parser.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>A JavaScript expression or script, parsed once into a function of the host names it uses.</summary>
internal sealed class Script
{
    private const int Longest = 64 * 1024;

    private Script(Program function, IReadOnlyList<string> parameters, IReadOnlySet<string> names)
    {
        Function = function;
        Parameters = parameters;
        Names = names;
    }

    /// <summary>A program whose value is the function.</summary>
    public Program Function { get; }

    /// <summary>Host names it uses, in the order of the function's parameters.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Every name in it.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Whether it asks for what activities gave.</summary>
    public bool ReadsOutputs => Names.Any(x => x is "getLastResult" || ScriptNames.IsOutputGetter(x));

    /// <summary>Parses, or throws <see cref="ExpressionException"/> that names the line.</summary>
    public static Script Parse(string source)
    {
        if (source.Length > Longest)
            throw new ExpressionException("script", $"The script is longer than {Longest} characters.");
        var scanner = new ScriptScanner(source);
        string body;
        try
        {
            body = scanner.ToEs5();
        }
        catch (FormatException problem)
        {
            throw new ExpressionException("script", problem.Message, problem);
        }

        var parameters = scanner.Names.Where(ScriptNames.IsHost).Order(StringComparer.Ordinal).ToList();
        return new Script(new JavaScriptParser().Parse(Wrap(Body(body), parameters)), parameters, scanner.Names);
    }

    /// <summary>The body of a function that returns what the script gives: the value of its last statement unless it returns by itself.</summary>
    private static string Body(string source)
    {
        Program program;
        try
        {
            program = new JavaScriptParser().Parse(source);
        }
        catch (ParserException problem)
        {
            try
            {
                // A return outside a function is allowed here.
                new JavaScriptParser().Parse(Wrap(source, []));
                return source;
            }
            catch (ParserException inner)
            {
                var told = problem.Description == "Illegal return statement" ? inner : problem;
                throw new ExpressionException("script", $"line {told.LineNumber}: {told.Description}", told);
            }
        }

        return program.Body.LastOrDefault() switch
        {
            null => "",
            ExpressionStatement last => $"{source[..last.Range[0]]}return {source[last.Range[0]..]}",
            IfStatement or BlockStatement or SwitchStatement or TryStatement or ForStatement or ForInStatement or WhileStatement or DoWhileStatement =>
                $"return eval({Quote(source)});",
            _ => source,
        };
    }

    private static string Wrap(string body, IReadOnlyList<string> parameters) => $"(function({string.Join(',', parameters)}){{{body}\n}})";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\u2028' => "\\u2028",
                '\u2029' => "\\u2029",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
