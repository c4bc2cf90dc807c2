using NodaTime;

namespace Orchestrator.Storage.Arrivals;

/// <summary>A portal event or an operator's act, stamped by the database's clock before anything else (D2, D11).</summary>
public sealed class Arrival
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Code of the portal, or <c>console</c>.</summary>
    public required string Portal { get; set; }

    /// <summary>Unique per portal.</summary>
    public required string IdempotencyKey { get; set; }

    /// <summary>SHA-256 of the body, lower-case hex: tells a repeat from a reused key.</summary>
    public required string BodyHash { get; set; }

    /// <summary>The stamp that judges.</summary>
    public Instant ReceivedAt { get; set; }

    /// <summary>What kind of instance it is for.</summary>
    public ArrivalTarget Target { get; set; }

    /// <summary>Instance id of the application or cycle.</summary>
    public long TargetId { get; set; }

    /// <summary>Name of the stimulus.</summary>
    public required string Stimulus { get; set; }

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>JSON of the <c>Actor</c>.</summary>
    public required string Actor { get; set; }

    /// <summary>Whether it waits, or how it was answered.</summary>
    public ArrivalState State { get; set; }

    /// <summary>HTTP status of the stored answer.</summary>
    public int? AnswerStatus { get; set; }

    /// <summary>JSON of the stored answer.</summary>
    public string? AnswerBody { get; set; }

    /// <summary>When the answer was stored; null while it waits.</summary>
    public Instant? AnsweredAt { get; set; }

    /// <summary>What housekeeping has left of the payload.</summary>
    public ArrivalKeeping Keeping { get; set; }
}
