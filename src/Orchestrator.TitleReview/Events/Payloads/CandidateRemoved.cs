namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审前公示异议属实.</summary>
/// <param name="Objection">The number under which it was raised.</param>
public sealed record CandidateRemoved(
    [property: Field("异议编号", "Objection number", MaxLength = 64)] string Objection
);
