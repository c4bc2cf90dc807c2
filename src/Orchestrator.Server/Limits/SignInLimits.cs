namespace Orchestrator.Server.Limits;

/// <summary>How often one address may fail to sign in; only failures count, so that colleagues behind one address do not keep each other waiting.</summary>
internal sealed class SignInLimits(SharedTally tally) : FailureLimit(tally, "sign-in", 20);
