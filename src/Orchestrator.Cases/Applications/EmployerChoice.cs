namespace Orchestrator.Cases.Applications;

/// <summary>A committee to which an employer has sent a level of a specialty.</summary>
/// <param name="CycleId">The cycle.</param>
/// <param name="Employer">Code of the 用人单位.</param>
/// <param name="Series">系列.</param>
/// <param name="Specialty">专业; null when none was stated.</param>
/// <param name="Level">级别.</param>
/// <param name="Committee">Code of the committee.</param>
internal sealed record EmployerChoice(
    long CycleId,
    string Employer,
    string Series,
    string? Specialty,
    string Level,
    string Committee
);
