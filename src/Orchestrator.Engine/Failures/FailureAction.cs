namespace Orchestrator.Engine.Failures;

/// <summary>What is done about a failure.</summary>
public enum FailureAction
{
    /// <summary>The loop ends; the next wake-up begins anew.</summary>
    Leave = 0,

    /// <summary>The page is tried again in smaller parts, until the item that fails is alone.</summary>
    Split = 1,

    /// <summary>The item, alone, is tried again at once from a fresh read.</summary>
    Again = 2,

    /// <summary>The item becomes a dead letter, and the others go on.</summary>
    Bury = 3,
}
