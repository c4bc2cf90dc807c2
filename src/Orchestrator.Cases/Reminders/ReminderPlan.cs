namespace Orchestrator.Cases.Reminders;

/// <summary>The digests of a slot.</summary>
/// <param name="Digests">One per person, ordered by address.</param>
/// <param name="WithoutRecipient">Items for which no contact is known; listed to the title office, where one is known.</param>
public sealed record ReminderPlan(IReadOnlyList<Digest> Digests, int WithoutRecipient);
