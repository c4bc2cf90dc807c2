using Acornima;
using Jint;

namespace Orchestrator.Workflows.Expressions;

/// <summary>A JavaScript expression or script (ECMAScript 2023 and newer), parsed once; any number of evaluations may share it.</summary>
internal sealed class Script
{
    /// <summary>The most characters that a script may have.</summary>
    public const int Longest = 64 * 1024;

    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = ScriptParsingOptions.Default with
        {
            AllowReturnOutsideFunction = true,
            RegexTimeout = ScriptLimits.Pattern,
        },
        CollectReferencedGlobals = true,
    };

    // The parser minds its stack and calls nothing while it goes down; what prepares, and what runs, does not everywhere.
    private static readonly ParserOptions Look = new()
    {
        AllowReturnOutsideFunction = true,
        ExperimentalESFeatures = ExperimentalESFeatures.All,
    };

    private long _suspectUntil;

    private Script(Prepared<Acornima.Ast.Script> prepared, ScriptShape shape)
    {
        Prepared = prepared;
        Hosts = [.. prepared.ReferencedGlobals!.Where(ScriptNames.IsHost)];
        ReadsOutputs = Hosts.Any(name => name is "getLastResult" || ScriptNames.IsOutputGetter(name));
        HasBigIntegers = shape.HasBigIntegers;
        Reach = shape.Reach;
        NamesIntl = prepared.ReferencedGlobals!.Contains("Intl");
        NeedsNetTypes = prepared.ReferencedGlobals!.Any(ScriptNames.IsNetType);
    }

    /// <summary>What the engine runs.</summary>
    public Prepared<Acornima.Ast.Script> Prepared { get; }

    /// <summary>Host names it uses.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>Whether it asks for what activities gave.</summary>
    public bool ReadsOutputs { get; }

    /// <summary>See <see cref="BigIntegerRule"/>; others do not get the global either.</summary>
    public bool HasBigIntegers { get; }

    /// <summary>What of the engine it can come to.</summary>
    public ScriptReach Reach { get; }

    /// <summary>Whether it names <c>Intl</c>; others do not get the global.</summary>
    public bool NamesIntl { get; }

    /// <summary>Whether it names <c>DateTime</c> or its like.</summary>
    public bool NeedsNetTypes { get; }

    /// <summary>
    /// Whether it took too long a moment ago, in whatever instance; then it gets less time. It passes, so that a busy
    /// machine condemns no script for good.
    /// </summary>
    public bool IsSuspicious => Environment.TickCount64 < Volatile.Read(ref _suspectUntil);

    /// <summary>It took too long.</summary>
    public void Suspect() =>
        Volatile.Write(ref _suspectUntil, Environment.TickCount64 + (long)ScriptLimits.Suspicion.TotalMilliseconds);

    /// <summary>Parses, or throws <see cref="ExpressionException"/> that names the line.</summary>
    public static Script Parse(string source)
    {
        if (source.Length > Longest)
            throw Bad($"The script is longer than {Longest} characters.");
        var shape = ScriptShape.Of(Read(source));
        if (shape.Refusal is { } refusal)
            throw Bad(refusal);
        var prepared = Prepare(source);
        if (
            prepared.ReferencedGlobals!.FirstOrDefault(name =>
                !shape.MayBeMissing(name) && !ScriptNames.IsKnown(name)
            ) is
            { } unknown
        )
        {
            throw Bad($"line {shape.LineOf(unknown)}: {unknown} is not known here.");
        }
        return new Script(prepared, shape);
    }

    private static Acornima.Ast.Script Read(string source)
    {
        try
        {
            return new Parser(Look).ParseScript(source);
        }
        catch (ParseErrorException problem)
        {
            throw Bad($"line {problem.LineNumber}: {problem.Description}", problem);
        }
        catch (InsufficientExecutionStackException problem)
        {
            throw Bad(ScriptShape.TooDeep, problem);
        }
    }

    private static Prepared<Acornima.Ast.Script> Prepare(string source)
    {
        try
        {
            return Engine.PrepareScript(source, options: Preparation);
        }
        catch (ScriptPreparationException problem)
        {
            throw problem.InnerException is ParseErrorException { LineNumber: var line, Description: var told }
                ? Bad($"line {line}: {told}", problem)
                : Bad(problem.InnerException?.Message ?? problem.Message, problem);
        }
        catch (Exception problem) when (problem is InsufficientExecutionStackException or ParseErrorException)
        {
            throw Bad(ScriptShape.TooDeep, problem);
        }
    }

    private static ExpressionException Bad(string message, Exception? inner = null) => new("script", message, inner);
}
