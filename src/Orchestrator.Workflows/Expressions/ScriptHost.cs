using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jint;
using Jint.Runtime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Runs scripts, each evaluation in an engine of its own: nothing that one assigns is seen by another. There are no .NET types;
/// statements, time, recursion, native stack, memory, lists, texts and regular expressions are bounded (<see cref="ScriptLimits"/>);
/// the clock and chance are the unit of work's.
/// </summary>
internal static class ScriptHost
{
    private static readonly Options Options = MakeOptions(ScriptLimits.Run);

    // Where one instance of a hostile definition was stopped, hundreds may wait in the same transaction.
    private static readonly Options Suspicious = MakeOptions(ScriptLimits.RunAgain);

    [ThreadStatic]
    private static ScriptGlobals? _current;

    /// <summary>The evaluation of this thread.</summary>
    public static ScriptGlobals Current =>
        _current ?? throw new InvalidOperationException("No script is being evaluated.");

    /// <summary>Runs a script. Throws <see cref="ExpressionException"/> for whatever goes wrong in it.</summary>
    public static JsonNode? Evaluate(Script script, Scope scope, List<string>? outcomes = null)
    {
        var outer = _current;
        var began = scope.Burst.Scripts.Begin();
        using var engine = new Engine(script.IsSuspicious ? Suspicious : Options);
        var globals = new ScriptGlobals(engine, scope, outcomes);
        _current = globals;
        try
        {
            new ScriptGuards(engine).Install(script.HasBigIntegers);
            foreach (var name in script.Hosts)
                engine.SetValue(name, globals.Find(name));
            if (script.NeedsNetTypes)
                ScriptNetTypes.Install(engine, globals);
            var value = ScriptValues.FromScript(engine.Evaluate(script.Prepared).UnwrapIfPromise());
            globals.Leave();
            return value;
        }
        catch (Exception problem) when (problem is not ExpressionException)
        {
            if (problem is TimeoutException)
                script.Suspect();
            throw new ExpressionException("script", Tell(problem), problem);
        }
        finally
        {
            scope.Burst.Scripts.End(began);
            _current = outer;
        }
    }

    private static string Tell(Exception problem) =>
        problem switch
        {
            JavaScriptException thrown => At(thrown.Location.Start.Line, Thrown(thrown)),
            PromiseRejectedException rejected => TypeConverter.ToString(rejected.RejectedValue),
            StatementsCountOverflowException => $"The script was stopped after {ScriptLimits.Statements} statements.",
            RecursionDepthOverflowException =>
                $"The script was stopped: it calls itself more than {ScriptLimits.Recursion} levels deep.",
            InsufficientExecutionStackException => "The script was stopped: it nests too deeply.",
            RegexMatchTimeoutException => "The script was stopped: a regular expression took too long.",
            TimeoutException => $"The script was stopped: it took too long.",
            MemoryLimitExceededException or OutOfMemoryException => "The script was stopped: it needs too much memory.",
            _ => problem.Message,
        };

    private static string At(int line, string told) => line > 0 ? $"line {line}: {told}" : told;

    private static string Thrown(JavaScriptException thrown)
    {
        if (thrown.Error is not Jint.Native.Object.ObjectInstance)
            return TypeConverter.ToString(thrown.Error);
        return thrown.Error.IsObject() && thrown.Error.AsObject().Get("message") is { } message && message.IsString()
            ? message.AsString()
            : thrown.Message;
    }

    private static Options MakeOptions(TimeSpan longest)
    {
        var options = new Options
        {
            TimeZone = ScriptClock.China,
            TimeSystem = new ScriptClock(),
            Culture = System.Globalization.CultureInfo.InvariantCulture,
        };
        options
            .MaxStatements(ScriptLimits.Statements)
            .TimeoutInterval(longest)
            .LimitRecursion(ScriptLimits.Recursion)
            .LimitMemory(ScriptLimits.Memory)
            .DisableStringCompilation();
        options.Constraints.MaxArraySize = ScriptLimits.Items;
        options.Constraints.RegexTimeout = ScriptLimits.Pattern;
        options.Constraints.PromiseTimeout = ScriptLimits.Run;
        options.Constraints.StackOverflowGuard = true;
        options.Json.MaxParseDepth = ScriptLimits.Depth;
        return options;
    }
}
