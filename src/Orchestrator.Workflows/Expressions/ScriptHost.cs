using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// The sandbox scripts run in: one engine per thread with frozen built-ins and no .NET types, thrown away when a script
/// leaves anything behind. Statements, time and recursion are limited; the clock and chance are the unit of work's.
/// </summary>
internal sealed class ScriptHost
{
    private const int MostStatements = 100_000;
    private const int DeepestRecursion = 64;
    private const int MostFunctions = 500;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(1);

    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    [ThreadStatic]
    private static ScriptHost? _shared;

    private readonly Engine _engine;
    private readonly ScriptGlobals _globals;
    private readonly Dictionary<Script, JsValue> _functions = new(ReferenceEqualityComparer.Instance);
    private readonly int _cleanGlobals;
    private bool _busy;

    private ScriptHost()
    {
        _engine = new Engine(x => x.MaxStatements(MostStatements).LimitRecursion(DeepestRecursion).TimeoutInterval(LongestRun).LocalTimeZone(China));
        _globals = new ScriptGlobals(_engine);
        _engine.Execute(ScriptPrelude.Program).GetCompletionValue().Invoke(_globals.Now, _globals.Chance);
        _cleanGlobals = _engine.Global.GetOwnProperties().Count();
    }

    /// <summary>Runs a script. Throws <see cref="ExpressionException"/> for whatever goes wrong in it.</summary>
    public static JsonNode? Evaluate(Script script, Scope scope, List<string>? outcomes = null)
    {
        var host = _shared;
        if (host is null || host._busy)
            host = new ScriptHost();
        _shared = null;
        var result = host.Run(script, scope, outcomes);

        // Not reached when the script failed: then the next one gets a fresh engine.
        if (host._functions.Count < MostFunctions && host._engine.Global.GetOwnProperties().Count() == host._cleanGlobals)
            _shared = host;
        return result;
    }

    private JsonNode? Run(Script script, Scope scope, List<string>? outcomes)
    {
        _busy = true;
        try
        {
            _globals.Enter(scope, outcomes);
            _engine.ResetCallStack();
            _engine.ResetStatementsCount();
            _engine.ResetTimeoutTicks();
            if (!_functions.TryGetValue(script, out var function))
                _functions[script] = function = _engine.Execute(script.Function).GetCompletionValue();
            var arguments = new JsValue[script.Parameters.Count];
            for (var i = 0; i < arguments.Length; i++)
                arguments[i] = _globals.Find(script.Parameters[i]);
            var value = ScriptValues.FromScript(function.Invoke(JsValue.Undefined, arguments));
            _globals.Leave();
            return value;
        }
        catch (JavaScriptException problem)
        {
            var told = string.IsNullOrEmpty(problem.Message) ? TypeConverter.ToString(problem.Error) : problem.Message;
            throw new ExpressionException("script", problem.LineNumber > 0 ? $"line {problem.LineNumber}: {told}" : told, problem);
        }
        catch (StatementsCountOverflowException problem)
        {
            throw new ExpressionException("script", $"The script was stopped after {MostStatements} statements.", problem);
        }
        catch (RecursionDepthOverflowException problem)
        {
            throw new ExpressionException("script", $"The script was stopped: it calls itself more than {DeepestRecursion} levels deep.", problem);
        }
        catch (TimeoutException problem)
        {
            throw new ExpressionException("script", $"The script was stopped after {LongestRun.TotalSeconds:0} s.", problem);
        }
        catch (ParserException problem)
        {
            throw new ExpressionException("script", $"line {problem.LineNumber}: {problem.Description}", problem);
        }
        finally
        {
            _busy = false;
        }
    }
}
