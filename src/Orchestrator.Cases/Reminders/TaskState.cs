namespace Orchestrator.Cases.Reminders;

/// <summary>Where a reminded deadline stands.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>It fell due undone.</summary>
    Missed,

    /// <summary>An opening that has come.</summary>
    Opened,
}
