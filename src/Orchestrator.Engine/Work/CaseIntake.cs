namespace Orchestrator.Engine.Work;

/// <summary>
/// How cases of one kind start, in one unit of work: what was read under locks, and what the cases that started
/// before used up.
/// </summary>
internal abstract class CaseIntake
{
    /// <summary>Judges a submission.</summary>
    /// <param name="item">The submission.</param>
    /// <param name="cycle">Its cycle; running.</param>
    /// <param name="owner">The cycle's own instance.</param>
    public abstract Admission Admit(CaseStart item, LiveCycle cycle, LiveInstance owner);

    /// <summary>The case has started: its number is used up, and its row is written.</summary>
    public abstract void Started(WorkSession session, LiveInstance instance, CaseStart item, Admission admission);
}
