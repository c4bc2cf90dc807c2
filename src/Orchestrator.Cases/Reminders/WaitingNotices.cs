using NodaTime;

namespace Orchestrator.Cases.Reminders;

/// <summary>Which notices a sending takes.</summary>
/// <param name="Cycles">Those of these cycles.</param>
/// <param name="Day">Those of this day or an earlier one.</param>
/// <param name="Before">Those made by this instant, inclusive. A notice is committed a little after the instant it
/// bears; the distance from now keeps counting and marking to the same rows.</param>
/// <param name="WithoutCycle">Also those that belong to no cycle.</param>
internal sealed record WaitingNotices(IReadOnlyList<long> Cycles, LocalDate Day, Instant Before, bool WithoutCycle);
