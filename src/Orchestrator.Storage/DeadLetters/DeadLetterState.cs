namespace Orchestrator.Storage.DeadLetters;

/// <summary>What became of a dead letter.</summary>
public enum DeadLetterState
{
    /// <summary>It waits for a person.</summary>
    Open = 0,

    /// <summary>Somebody let it be tried again; when it fails once more there is a new letter.</summary>
    Retried = 1,

    /// <summary>Somebody gave it up, with a reason.</summary>
    Closed = 2,

    /// <summary>The work was done, or became pointless, after all.</summary>
    Settled = 3,
}
