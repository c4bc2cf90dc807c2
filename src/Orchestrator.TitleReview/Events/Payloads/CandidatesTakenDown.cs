namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>拟提交评审人员名单撤下.</summary>
/// <param name="Reason">Why; the list has to be posted and counted anew.</param>
public sealed record CandidatesTakenDown([property: Field("原因", "Reason")] string Reason) : TrackPayload;
