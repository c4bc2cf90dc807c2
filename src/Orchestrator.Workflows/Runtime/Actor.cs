namespace Orchestrator.Workflows.Runtime;

/// <summary>Who acts.</summary>
/// <param name="Role">A role of PERSONAS: <c>applicant</c>, <c>employer</c>, <c>department</c>, <c>office</c>,
/// <c>titleOffice</c>, <c>expert</c>, <c>supervisor</c>, <c>system</c>.</param>
/// <param name="Organisation">Code of the organisation acted for; null for a person or the system.</param>
/// <param name="Person">Who, by a name or account that may be logged.</param>
public sealed record Actor(string Role, string? Organisation = null, string? Person = null);
