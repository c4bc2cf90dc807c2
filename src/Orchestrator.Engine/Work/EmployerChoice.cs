namespace Orchestrator.Engine.Work;

/// <summary>A committee to which an employer has sent a level of a specialty.</summary>
internal sealed record EmployerChoice(long CycleId, string Employer, string Series, string? Specialty, string Level, string Committee);
