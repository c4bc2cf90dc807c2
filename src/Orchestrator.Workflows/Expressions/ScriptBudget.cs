using System.Diagnostics;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// The time that the scripts and templates of one piece of work may take together, so that a loop around a slow script
/// costs no more than the script. Once it is spent, each further one is an incident at once.
/// </summary>
internal sealed class ScriptBudget
{
    private TimeSpan _spent;

    /// <summary>Begins an evaluation; give what it returns to <see cref="End"/>.</summary>
    /// <exception cref="ExpressionException">Nothing is left.</exception>
    public long Begin() =>
        _spent < ScriptLimits.Together
            ? Stopwatch.GetTimestamp()
            : throw new ExpressionException(
                "script",
                $"The scripts of this step were stopped: together they took more than {ScriptLimits.Together.TotalSeconds:0.0} s."
            );

    /// <summary>Ends an evaluation.</summary>
    public void End(long began) => _spent += Stopwatch.GetElapsedTime(began);
}
