namespace Orchestrator.Desk.Deadlines;

/// <summary>Where a due item stands.</summary>
public enum DueState
{
    /// <summary>To be done.</summary>
    Open = 0,

    /// <summary>Done in time.</summary>
    Met = 1,

    /// <summary>Fell due and was decided.</summary>
    Missed = 2,

    /// <summary>A period that ran out.</summary>
    Elapsed = 3,

    /// <summary>Lost its meaning.</summary>
    Void = 4,

    /// <summary>Known from the schedule only; no deadline row yet.</summary>
    Planned = 5,
}
