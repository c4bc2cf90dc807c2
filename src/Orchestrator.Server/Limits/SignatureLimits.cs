namespace Orchestrator.Server.Limits;

/// <summary>How often one address may send requests that are signed wrongly.</summary>
internal sealed class SignatureLimits(SharedTally tally) : FailureLimit(tally, "signature", 60);
