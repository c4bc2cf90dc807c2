namespace Orchestrator.Workflows.Runtime;

/// <summary>What a transition does to the deadlines of its instance.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
public abstract record DeadlineChange(string ActivityInstanceId, string Name);

/// <summary>A new deadline.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="NodeId">The node of that activity.</param>
/// <param name="Request">What is due when, for whom, under which clauses.</param>
public sealed record DeadlineArmed(string ActivityInstanceId, string NodeId, DeadlineRequest Request)
    : DeadlineChange(ActivityInstanceId, Request.Name);

/// <summary>An open deadline gets a new date.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Request">As it is from now on, as a whole.</param>
/// <param name="Reason">Why, for the journal.</param>
public sealed record DeadlineMoved(string ActivityInstanceId, DeadlineRequest Request, string Reason)
    : DeadlineChange(ActivityInstanceId, Request.Name);

/// <summary>A deadline is decided or loses its meaning.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
/// <param name="State">What became of it; never <see cref="DeadlineState.Armed"/>.</param>
public sealed record DeadlineClosed(string ActivityInstanceId, string Name, DeadlineState State)
    : DeadlineChange(ActivityInstanceId, Name);
