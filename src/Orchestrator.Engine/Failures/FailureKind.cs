namespace Orchestrator.Engine.Failures;

/// <summary>What a failure says about the work.</summary>
public enum FailureKind
{
    /// <summary>Nothing: the database or the machine is in trouble, and any work would have failed.</summary>
    Trouble = 0,

    /// <summary>Another writer was faster; from a fresh read it may succeed.</summary>
    Conflict = 1,

    /// <summary>
    /// The work itself cannot be done as it is: a value that cannot be stored, a definition that is gone, a mistake
    /// of ours.
    /// </summary>
    Permanent = 2,

    /// <summary>This attempt failed; another one later may work.</summary>
    Transient = 3,

    /// <summary>The destination does not answer: nothing for it can work now.</summary>
    Unreachable = 4,

    /// <summary>Not tried, because the destination was found unreachable a moment ago, or because it is not the time.</summary>
    Deferred = 5,

    /// <summary>We are not able to do it at present: tried again for as long as it takes, never given up.</summary>
    Ours = 6,
}
