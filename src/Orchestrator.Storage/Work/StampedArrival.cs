using NodaTime;
using Orchestrator.Storage.Arrivals;

namespace Orchestrator.Storage.Work;

/// <summary>An arrival after stamping; for a repeat, the one stamped first.</summary>
/// <param name="Outcome">New, repeat or reused key.</param>
/// <param name="Id">Id of the stored arrival.</param>
/// <param name="ReceivedAt">Its stamp, by the database's clock.</param>
/// <param name="State">Pending or done.</param>
/// <param name="AnswerStatus">The stored answer's HTTP status; null while pending.</param>
/// <param name="AnswerBody">The stored answer's JSON; null while pending.</param>
public sealed record StampedArrival(
    StampOutcome Outcome,
    long Id,
    Instant ReceivedAt,
    ArrivalState State,
    int? AnswerStatus,
    string? AnswerBody
);
