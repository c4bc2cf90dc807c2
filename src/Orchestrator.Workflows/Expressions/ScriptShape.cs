using Acornima.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What the text of a script tells before it runs. The engine looks at its limits between statements and at calls; what a
/// single statement may do without either is bounded here.
/// </summary>
internal sealed class ScriptShape
{
    /// <summary>A text that is joined to itself doubles; more often in one statement is an attack.</summary>
    private const int MostJoins = 8;

    private const int MostHoles = 100;

    /// <summary>
    /// Nodes inside nodes. The engine goes down into some without minding its stack, a few kilobytes for each: a text that nests
    /// so deeply would end the process, not the script.
    /// </summary>
    private const int Deepest = 500;

    /// <summary>What is told of a text that nests more deeply.</summary>
    public const string TooDeep = "The nesting of the script is too deep.";

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _optional = new(StringComparer.Ordinal);
    private readonly BigIntegerRule _integers = new();
    private readonly ScriptReach _reach = new();
    private string? _refusal;

    private ScriptShape() { }

    /// <summary>Why it is not taken, with the line; null when it is.</summary>
    public string? Refusal => _refusal ?? _integers.Refusal;

    /// <summary>Whether it has large integers.</summary>
    public bool HasBigIntegers => _integers.Applies;

    /// <summary>What of the engine it can come to.</summary>
    public ScriptReach Reach => _reach;

    public static ScriptShape Of(Node program)
    {
        var shape = new ScriptShape();
        var open = new Stack<(Node Node, int Depth, Joins Joins, bool IsRepeated)>();
        open.Push((program, 1, new Joins(), IsRepeated: false));
        while (open.TryPop(out var next))
        {
            if (next.Depth > Deepest)
            {
                shape._refusal = TooDeep;
                return shape;
            }

            var joins = next.Node is Statement or ArrowFunctionExpression ? new Joins() : next.Joins;
            shape.See(next.Node, joins);
            shape._reach.See(next.Node);
            shape._integers.See(next.Node, next.IsRepeated);
            var isRepeated =
                next.IsRepeated
                || next.Node
                    is IFunction
                        or ForStatement
                        or ForInStatement
                        or ForOfStatement
                        or WhileStatement
                        or DoWhileStatement;
            foreach (var child in next.Node.ChildNodes)
            {
                if (child is not null)
                    open.Push((child, next.Depth + 1, joins, isRepeated));
            }
        }

        return shape;
    }

    /// <summary>A name that need not exist: it is only asked for with <c>typeof</c>, or assigned.</summary>
    public bool MayBeMissing(string name) => _optional.Contains(name);

    /// <summary>Where a name stands first.</summary>
    public int LineOf(string name) => _lines.GetValueOrDefault(name, 1);

    private void See(Node node, Joins joins)
    {
        switch (node)
        {
            case Identifier name:
                var line = name.Location.Start.Line;
                if (!_lines.TryGetValue(name.Name, out var known) || known > line)
                    _lines[name.Name] = line;
                break;
            case RegExpLiteral { RegExp.Pattern.Length: > ScriptPatterns.Longest }:
                Refuse(node, $"a regular expression has more than {ScriptPatterns.Longest} characters");
                break;
            case TemplateLiteral { Expressions.Count: > MostHoles } template:
                Refuse(template, $"a template has more than {MostHoles} holes");
                break;
            case UnaryExpression { Operator: Acornima.Operator.TypeOf, Argument: Identifier asked }:
                _optional.Add(asked.Name);
                break;
            case ForInStatement { Left: Identifier item }:
                _optional.Add(item.Name);
                break;
            case ForOfStatement { Left: Identifier item }:
                _optional.Add(item.Name);
                break;
            case AssignmentExpression assignment:
                Assigned(assignment.Left);
                if (IsJoin(assignment) && ++joins.Count > MostJoins)
                    Refuse(assignment, $"one statement joins texts more than {MostJoins} times");
                break;
            default:
                break;
        }
    }

    private void Assigned(Node target)
    {
        if (target is Identifier name)
            _optional.Add(name.Name);
        if (target is not (ArrayPattern or ObjectPattern or AssignmentPattern or RestElement or AssignmentProperty))
            return;
        foreach (var child in target.ChildNodes)
        {
            if (child is not null)
                Assigned(child);
        }
    }

    private static bool IsJoin(AssignmentExpression assignment) =>
        assignment.Operator == Acornima.Operator.AdditionAssignment
        || assignment.Right
            is BinaryExpression { Operator: Acornima.Operator.Addition }
                or TemplateLiteral { Expressions.Count: > 0 };

    private void Refuse(Node node, string why) => _refusal ??= $"line {node.Location.Start.Line}: {why}.";

    private sealed class Joins
    {
        public int Count { get; set; }
    }
}
