using NodaTime;

namespace Orchestrator.Engine.Intake;

/// <summary>The answer to an arrival; stored, so that a repeat gets the same.</summary>
/// <param name="Id">Id of the stored arrival.</param>
/// <param name="ReceivedAt">Its stamp by the database's clock: the instant that counts for deadlines.</param>
/// <param name="Replayed">True: the stored answer of an earlier arrival with the same key.</param>
/// <param name="KeyReused">True: the key was used before for another body; nothing was done and there is no answer.</param>
/// <param name="Answer">What became of it; null when the key was reused.</param>
public sealed record ArrivalResult(
    long Id,
    Instant ReceivedAt,
    bool Replayed,
    bool KeyReused,
    ArrivalAnswerBody? Answer
);
