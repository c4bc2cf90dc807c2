namespace Orchestrator.Workflows.Runtime;

/// <summary>What a transition does to the deadlines of its instance.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
public abstract record DeadlineChange(string ActivityInstanceId, string Name);

/// <summary>A new deadline.</summary>
public sealed record DeadlineArmed(string ActivityInstanceId, string NodeId, DeadlineRequest Request)
    : DeadlineChange(ActivityInstanceId, Request.Name);

/// <summary>An open deadline gets a new date.</summary>
public sealed record DeadlineMoved(string ActivityInstanceId, DeadlineRequest Request, string Reason)
    : DeadlineChange(ActivityInstanceId, Request.Name);

/// <summary>A deadline is decided or loses its meaning.</summary>
public sealed record DeadlineClosed(string ActivityInstanceId, string Name, DeadlineState State)
    : DeadlineChange(ActivityInstanceId, Name);
