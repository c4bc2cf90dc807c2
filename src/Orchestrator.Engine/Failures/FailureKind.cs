namespace Orchestrator.Engine.Failures;

/// <summary>What a failure says about the work.</summary>
public enum FailureKind
{
    /// <summary>Nothing: the database or the machine is in trouble, and any work would have failed.</summary>
    Trouble = 0,

    /// <summary>Another writer was faster; from a fresh read it may succeed.</summary>
    Conflict = 1,

    /// <summary>The work itself cannot be done as it is: a value that cannot be stored, a definition that is gone, a mistake of ours.</summary>
    Permanent = 2,
}
