using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Intake;

/// <summary>What became of an arrival, as it is stored beside it.</summary>
public sealed record ArrivalAnswerBody
{
    /// <summary>
    /// HTTP status: 200 applied, 201 started an application, 202 only proposed, 404 no such target, 422 refused, 500
    /// could not be processed.
    /// </summary>
    public required int Status { get; init; }

    /// <summary>True: applied, or kept as a proposal, and committed.</summary>
    public bool Accepted => Status < 300;

    /// <summary>The instance it reached or started; null when there is none.</summary>
    public long? InstanceId { get; init; }

    /// <summary>For an application: its number within the cycle.</summary>
    public string? Number { get; init; }

    /// <summary>The stage after it.</summary>
    public string? Stage { get; init; }

    /// <summary>The next open deadline of the instance: the first instant at which it is too late.</summary>
    public Instant? NextDue { get; init; }

    /// <summary>Last local day of that deadline.</summary>
    public LocalDate? NextDueDate { get; init; }

    /// <summary>Set: it would have moved dates that are fixed and changed nothing; the move that waits for a second person.</summary>
    public long? MoveId { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Refusal? Refusal { get; init; }
}
