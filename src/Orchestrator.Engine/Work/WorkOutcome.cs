using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>What became of one item of a unit of work.</summary>
public sealed record WorkOutcome
{
    /// <summary>The instance it was for, or the one it started; 0 when there is none.</summary>
    public long InstanceId { get; init; }

    /// <summary>Set: the item was refused and changed nothing.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Set: the item could not be applied because of a mistake in our own code or data; it changed nothing.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Set: the item would have moved dates that are fixed. It changed nothing; a second person decides.</summary>
    public DateProposal? Proposal { get; init; }

    /// <summary>The stage after it, where it is known.</summary>
    public string? Stage { get; init; }

    /// <summary>For a started application: its number.</summary>
    public string? Number { get; init; }

    /// <summary>True: the item started the instance.</summary>
    public bool Started { get; init; }

    /// <summary>The instance's next open deadline, where this unit of work knows it: the first instant at which it is too late.</summary>
    public Instant? NextDue { get; init; }

    /// <summary>Last local day of that deadline.</summary>
    public LocalDate? NextDueDate { get; init; }

    /// <summary>Status of the instance after it.</summary>
    public WorkflowStatus Status { get; init; }

    /// <summary>Sub-status of the instance after it.</summary>
    public WorkflowSubStatus SubStatus { get; init; }

    /// <summary>What the instance answered to the HTTP request that the item brought; null when nothing.</summary>
    public HttpResponseWritten? Response { get; init; }

    /// <summary>
    /// True: something earlier for the same instance is still worked on elsewhere. The item changed nothing and has
    /// its turn later.
    /// </summary>
    public bool Waits { get; init; }

    /// <summary>True: it is part of the commit.</summary>
    public bool Applied => Refusal is null && Failure is null && !Waits;
}
