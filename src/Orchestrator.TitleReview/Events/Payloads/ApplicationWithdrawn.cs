namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>撤回申报.</summary>
/// <param name="Reason">The applicant's reason.</param>
public sealed record ApplicationWithdrawn([property: Field("理由", "Reason")] string Reason);
