namespace Orchestrator.Engine.Tests.Faults;

/// <summary>What happens to one call of the database.</summary>
internal enum Fault
{
    /// <summary>Nothing: it is done.</summary>
    None,

    /// <summary>It is not done, and the caller hears of a time-out.</summary>
    TimedOut,

    /// <summary>It is chosen as a deadlock's victim, or cannot be serialised.</summary>
    Victim,

    /// <summary>It is done, and the caller hears of a time-out all the same.</summary>
    DoneThenTimedOut,

    /// <summary>The database ends the session in the middle of it.</summary>
    Cut,
}
