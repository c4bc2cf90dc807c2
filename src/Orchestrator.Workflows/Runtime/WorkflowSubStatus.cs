namespace Orchestrator.Workflows.Runtime;

/// <summary>Elsa's workflow sub-status.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Not started: its first stimulus was refused.</summary>
    Pending = 0,

    /// <summary>In a burst; never stored.</summary>
    Executing = 1,

    /// <summary>Waits for a stimulus or a deadline.</summary>
    Suspended = 2,

    /// <summary>Came to its end.</summary>
    Finished = 3,

    /// <summary>Was cancelled from outside.</summary>
    Cancelled = 4,

    /// <summary>Was ended by an incident.</summary>
    Faulted = 5,
}
