using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// The application as it stands (the payload of <c>application.submitted</c> with later corrections). The engine may load it into
/// the runs of the reviewers' decisions, so that rules that hold at every gate (TJ24-1.4-a) are checked again.
/// </summary>
/// <param name="Payload">As <see cref="Events.Payloads.ApplicationSubmitted"/> describes it. Treat it as
/// read-only.</param>
public sealed record ApplicationFacts(JsonObject Payload);
