using NodaTime;

namespace Orchestrator.Engine.Enforcement;

/// <summary>What one poll of the enforcer did.</summary>
/// <param name="Decided">Deadlines decided and committed.</param>
/// <param name="Pages">Transactions that decided something.</param>
/// <param name="Isolated">Deadlines that could not be decided and were set aside with an alarm.</param>
/// <param name="MaxLateness">Greatest decided minus due.</param>
public sealed record EnforcerRun(int Decided, int Pages, int Isolated, Duration MaxLateness);
