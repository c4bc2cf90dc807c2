using Orchestrator.Storage.Arrivals;

namespace Orchestrator.Storage.Work;

/// <summary>An arrival to be stamped.</summary>
/// <param name="Portal">Code of the portal.</param>
/// <param name="IdempotencyKey">Unique per portal.</param>
/// <param name="BodyHash">SHA-256 of the body, lower-case hex.</param>
/// <param name="Target">What it is for.</param>
/// <param name="TargetId">Instance id of the application or cycle.</param>
/// <param name="Stimulus">Name of the stimulus.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Actor">JSON of the actor.</param>
public sealed record NewArrival(
    string Portal,
    string IdempotencyKey,
    string BodyHash,
    ArrivalTarget Target,
    long TargetId,
    string Stimulus,
    string Payload,
    string Actor
);
