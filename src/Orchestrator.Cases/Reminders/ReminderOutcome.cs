using NodaTime;

namespace Orchestrator.Cases.Reminders;

/// <summary>What a sending of one region did.</summary>
/// <param name="Region">Region of the working calendar.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Digests">Mails handed to the outbox.</param>
/// <param name="WithoutRecipient">Items for which no recipient is known.</param>
/// <param name="Late">How long after the planned instant.</param>
public sealed record ReminderOutcome(
    string Region,
    ReminderSlot Slot,
    int Digests,
    int WithoutRecipient,
    Duration Late
);
