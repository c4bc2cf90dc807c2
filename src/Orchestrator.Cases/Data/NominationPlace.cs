namespace Orchestrator.Cases.Data;

/// <summary>What an employer's places are counted by.</summary>
/// <param name="CycleId">The cycle.</param>
/// <param name="Employer">Code of the 用人单位.</param>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
internal sealed record NominationPlace(long CycleId, string Employer, string Series, string Level);
