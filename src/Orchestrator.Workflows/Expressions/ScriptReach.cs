using Acornima.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Which of the engine's loops a script can come to at all: most scripts name none of them, and an engine whose functions
/// are all guarded takes as long to make as ten expressions to evaluate. What is named by a value that is only known when
/// the script runs may be anything.
/// </summary>
internal sealed class ScriptReach
{
    private static readonly HashSet<string> Iterators = new(StringComparer.Ordinal)
    {
        "Generator",
        "Iterator",
        "Symbol",
        "all",
        "allSettled",
        "any",
        "entries",
        "keys",
        "matchAll",
        "race",
        "sumPrecise",
        "values",
        "difference",
        "intersection",
        "isDisjointFrom",
        "isSubsetOf",
        "isSupersetOf",
        "symmetricDifference",
        "union",
    };

    private static readonly HashSet<string> Reflections = new(StringComparer.Ordinal)
    {
        "Reflect",
        "getOwnPropertyDescriptor",
        "getOwnPropertyDescriptors",
        "getOwnPropertySymbols",
    };

    private readonly HashSet<Node> _harmless = new(ReferenceEqualityComparer.Instance);

    /// <summary>See <see cref="ScriptIterators"/>.</summary>
    public bool OfIterators { get; private set; }

    /// <summary>See <see cref="ScriptCallbacks"/>.</summary>
    public bool OfCallbacks { get; private set; }

    /// <summary>See <see cref="ScriptPatterns"/>.</summary>
    public bool OfPatterns { get; private set; }

    /// <summary>Looks at a node, after its parent.</summary>
    public void See(Node node)
    {
        switch (node)
        {
            case CallExpression { Callee: MemberExpression { Computed: false, Property: Identifier name } } call
                when ScriptCallbacks.PlaceOf(name.Name) is { } place && IsOfTheScript(call, place):
                _harmless.Add(name);
                break;
            case MemberExpression { Computed: true, Property: not (NumericLiteral or StringLiteral) }:
            case Property { Computed: true, Key: not (NumericLiteral or StringLiteral) }:
                OfIterators = OfCallbacks = OfPatterns = true;
                break;
            case YieldExpression or IFunction { Generator: true } or WithStatement:
                OfIterators = true;
                break;
            case Identifier name when !_harmless.Contains(name):
                Name(name.Name);
                break;
            case StringLiteral text:
                Name(text.Value);
                break;
            default:
                break;
        }
    }

    private static bool IsOfTheScript(CallExpression call, int place)
    {
        for (var at = 0; at <= place && at < call.Arguments.Count; at++)
        {
            if (call.Arguments[at] is SpreadElement)
                return false;
        }

        return call.Arguments.Count <= place
            || call.Arguments[place] is ArrowFunctionExpression or FunctionExpression { Generator: false };
    }

    private void Name(string name)
    {
        var isReflection = Reflections.Contains(name);
        OfIterators |= isReflection || Iterators.Contains(name);
        OfPatterns |= isReflection || name is "RegExp" or "constructor" or "compile";
        OfCallbacks |= isReflection || ScriptCallbacks.Names(name);
    }
}
