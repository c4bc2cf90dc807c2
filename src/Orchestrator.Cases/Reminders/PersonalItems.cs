namespace Orchestrator.Cases.Reminders;

/// <summary>
/// Items for persons (applicants, experts) who have no contact here: their portal tells them; the title office sees
/// how many.
/// </summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Role"><c>applicant</c> or <c>expert</c>.</param>
/// <param name="Count">How many items.</param>
public sealed record PersonalItems(string? Jurisdiction, string Role, int Count);
