using NodaTime;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>
/// The database itself saw an armed row become another: which, what it became, when it was due, and the clock of that moment.
/// </summary>
internal sealed record DecisionFact(long DeadlineId, short State, Instant DueAt, Instant At);
