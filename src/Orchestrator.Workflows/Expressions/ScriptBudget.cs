namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// The time that the scripts and templates of one piece of work may take together: of one burst, of one page of work that holds
/// locks, of one run in memory. A loop around a slow script costs no more than the script; once the time is spent, each
/// further one is an incident at once. Not for several threads.
/// </summary>
/// <param name="together">The most time, on the wall.</param>
/// <param name="play">What they share with all others of a play; null outside plays.</param>
public sealed class ScriptBudget(TimeSpan together, SlowScripts? play = null)
{
    private TimeSpan _spent;

    /// <summary>One burst, or one page: a second.</summary>
    /// <param name="play">What they share with all others of a play; null outside plays.</param>
    public ScriptBudget(SlowScripts? play = null)
        : this(ScriptLimits.Together, play) { }

    /// <summary>
    /// Whether a quarter of it is spent: then whoever holds locks for several items had better take them one by one. One regular
    /// expression that is stopped spends more, however early its clock rings.
    /// </summary>
    public bool IsMuchSpent => _spent * 4 >= together;

    /// <summary>What is left; more than nothing.</summary>
    /// <exception cref="ExpressionException">Nothing is.</exception>
    internal TimeSpan Left()
    {
        if (play is { IsSpent: true })
            throw Stopped("The scripts of this play were stopped: too many of them were slow.");
        return _spent < together
            ? together - _spent
            : throw Stopped(
                $"The scripts of this step were stopped: together they took more than {together.TotalSeconds:0.0} s."
            );
    }

    /// <summary>An evaluation took so long.</summary>
    internal void Add(TimeSpan took)
    {
        _spent += took;
        play?.Add(took);
    }

    private static ExpressionException Stopped(string message) => new("script", message);
}
