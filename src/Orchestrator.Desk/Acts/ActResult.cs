using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Acts;

/// <summary>What became of an act: an answer or a refusal.</summary>
/// <param name="Status">HTTP status of the stored answer; 0 when none was stored.</param>
/// <param name="Replayed">True: the stored answer of an earlier arrival.</param>
/// <param name="Answer">Set when it was accepted.</param>
/// <param name="Refusal">Set when it was not.</param>
public sealed record ActResult(int Status, bool Replayed, ActAnswer? Answer, DeskRefusal? Refusal)
{
    /// <summary>It never came as far as to be stored.</summary>
    public static implicit operator ActResult(DeskRefusal refusal) => new(0, Replayed: false, Answer: null, refusal);
}
