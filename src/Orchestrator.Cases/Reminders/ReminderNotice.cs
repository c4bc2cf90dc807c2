namespace Orchestrator.Cases.Reminders;

/// <summary>A notice that an activity raised, with how often it was raised alike.</summary>
/// <param name="Template">E.g. <c>E-04</c>.</param>
/// <param name="Role">Role of the recipient.</param>
/// <param name="Organisation">Code of the organisation or person; null: everybody of the role.</param>
/// <param name="CycleId">The cycle; null when it belongs to none.</param>
/// <param name="CycleName">Its name.</param>
/// <param name="Jurisdiction">Its jurisdiction.</param>
/// <param name="Values">What its words name.</param>
/// <param name="Level">0–4: E0–E4.</param>
/// <param name="Count">How often.</param>
public sealed record ReminderNotice(
    string Template,
    string Role,
    string? Organisation,
    long? CycleId,
    string? CycleName,
    string? Jurisdiction,
    IReadOnlyDictionary<string, string> Values,
    int Level = 0,
    int Count = 1
);
