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
    private static readonly Options Options = MakeOptions();

    // What a script waits for has come when its last statement is done, or never comes.
    private static readonly CancellationToken NoWait = new(canceled: true);

    [ThreadStatic]
    private static ScriptGlobals? _current;

    /// <summary>The evaluation of this thread.</summary>
    public static ScriptGlobals Current =>
        _current ?? throw new InvalidOperationException("No script is being evaluated.");

    /// <summary>Runs a script. Throws <see cref="ExpressionException"/> for whatever goes wrong in it.</summary>
    public static JsonNode? Evaluate(Script script, Scope scope, List<string>? outcomes = null)
    {
        var outer = _current;
        using var engine = new Engine(Options);
        var bounds = engine.Constraints.Find<ScriptBounds>()!;
        bounds.Begin(scope.Burst.Scripts, script.IsSuspicious ? ScriptLimits.RunAgain : ScriptLimits.Run);
        var globals = new ScriptGlobals(engine, scope, bounds, outcomes);
        _current = globals;
        try
        {
            return Run(script, engine, globals, bounds);
        }
        finally
        {
            if (bounds.IsLate)
                script.Suspect();
            bounds.End();
            _current = outer;
        }
    }

    private static JsonNode? Run(Script script, Engine engine, ScriptGlobals globals, ScriptBounds bounds)
    {
        try
        {
            new ScriptGuards(engine).Install(script);
            foreach (var name in script.Hosts)
                engine.SetValue(name, globals.Find(name));
            if (script.NeedsNetTypes)
                ScriptNetTypes.Install(engine, globals);
            var value = ScriptValues.FromScript(engine.Evaluate(script.Prepared).UnwrapIfPromise(NoWait), bounds);
            globals.Leave();
            return value;
        }
        catch (Exception problem) when (problem is not ExpressionException)
        {
            if (problem is RegexMatchTimeoutException)
                script.Suspect();
            throw new ExpressionException("script", Read(problem), problem);
        }
    }

    /// <summary>What was thrown is a value of the script: reading it may run on, or throw in its turn.</summary>
    private static string Read(Exception problem)
    {
        try
        {
            return Tell(problem);
        }
        catch (Exception again) when (again is not ExpressionException)
        {
            return "The script threw a value that cannot be read.";
        }
    }

    private static string Tell(Exception problem) =>
        problem switch
        {
            JavaScriptException thrown => At(thrown.Location.Start.Line, Thrown(thrown)),
            PromiseRejectedException rejected => TypeConverter.ToString(rejected.RejectedValue),
            OperationCanceledException => "The script was stopped: it waits for something that never comes.",
            RecursionDepthOverflowException =>
                $"The script was stopped: it calls itself more than {ScriptLimits.Recursion} levels deep.",
            InsufficientExecutionStackException => "The script was stopped: it nests too deeply.",
            RegexMatchTimeoutException => "The script was stopped: a regular expression took too long.",
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

    private static Options MakeOptions()
    {
        var options = new Options
        {
            TimeZone = ScriptClock.China,
            TimeSystem = new ScriptClock(),
            Culture = System.Globalization.CultureInfo.InvariantCulture,
        };
        options
            .Constraint(() => new ScriptBounds())
            .LimitRecursion(ScriptLimits.Recursion)
            // Knows how long texts are that are joined and not yet written out.
            .LimitMemory(ScriptLimits.Memory)
            .DisableStringCompilation();
        options.Constraints.MaxArraySize = ScriptLimits.Items;
        options.Constraints.RegexTimeout = ScriptLimits.Pattern;
        options.Constraints.StackOverflowGuard = true;
        options.Json.MaxParseDepth = ScriptLimits.Depth;
        return options;
    }
}
