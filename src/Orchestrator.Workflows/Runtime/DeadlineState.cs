namespace Orchestrator.Workflows.Runtime;

/// <summary>The state of a deadline; all but <see cref="Armed"/> are final.</summary>
public enum DeadlineState
{
    /// <summary>Open: it will be decided when due.</summary>
    Armed = 0,

    /// <summary>The action was done in time.</summary>
    Met = 1,

    /// <summary>It fell due and was decided.</summary>
    Missed = 2,

    /// <summary>It lost its meaning (withdrawn, taken down, cancelled).</summary>
    Void = 3,

    /// <summary>A period that simply had to run out (a publicity, a delay) has run out.</summary>
    Elapsed = 4,
}
