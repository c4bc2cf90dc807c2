using System.Diagnostics;
using Jint;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What one evaluation may still cost, the reading of its value included: a getter, a proxy or a <c>toJSON</c> that is called after
/// the last statement counts like a statement of the script. The engine's own limits begin anew at each of these calls.
/// </summary>
internal sealed class ScriptBounds : Constraint
{
    private ScriptBudget? _budget;
    private TimeSpan _longest;
    private long _began;
    private long _allocated;
    private int _statements;
    private int _items;
    private int _letters;

    /// <summary>Whether its time was over.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Begins the evaluation, on this thread.</summary>
    /// <param name="budget">What pays for it.</param>
    /// <param name="longest">The most time; less when less is left in the budget.</param>
    /// <exception cref="ExpressionException">Nothing is left in the budget.</exception>
    public void Begin(ScriptBudget budget, TimeSpan longest)
    {
        var left = budget.Left();
        (_budget, _longest) = (budget, left < longest ? left : longest);
        (_began, _allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Ends it.</summary>
    public void End() => _budget?.Add(Stopwatch.GetElapsedTime(_began));

    /// <summary>A statement, or one of many steps of something that the engine does at once.</summary>
    public override void Check()
    {
        if (++_statements > ScriptLimits.Statements)
            throw Stopped($"was stopped after {ScriptLimits.Statements} statements");
        Look();
    }

    /// <summary>Nothing begins anew before the evaluation ends.</summary>
    public override void Reset() { }

    /// <summary>Looks at time and memory alone.</summary>
    public void Look()
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _allocated > ScriptLimits.Memory)
            throw Stopped("was stopped: it needs too much memory");
        if (Stopwatch.GetElapsedTime(_began) <= _longest)
            return;
        IsLate = true;
        throw Stopped("was stopped: it took too long");
    }

    /// <summary>One more item comes out, so many levels deep.</summary>
    public void AddItem(int depth)
    {
        if (depth > ScriptLimits.Depth)
            throw Stopped("gave a value that nests too deeply or contains itself");
        if (++_items > ScriptLimits.Items)
            throw Stopped($"gave more than {ScriptLimits.Items} items");
        Look();
    }

    /// <summary>So many more characters come out.</summary>
    public void AddLetters(int more)
    {
        _letters += more;
        if (_letters > ScriptLimits.Exchanged)
            throw Stopped($"gave more than {ScriptLimits.Exchanged} characters");
    }

    private static ExpressionException Stopped(string why) => new("script", $"The script {why}.");
}
