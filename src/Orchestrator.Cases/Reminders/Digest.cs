using Orchestrator.Storage.Access;

namespace Orchestrator.Cases.Reminders;

/// <summary>All that one person is told at one slot: one message.</summary>
/// <param name="Recipient">The person; who has several contacts with one address gets one digest.</param>
/// <param name="Slot">Day and hour.</param>
/// <param name="Entries">By section, cycle and date.</param>
public sealed record Digest(Contact Recipient, ReminderSlot Slot, IReadOnlyList<DigestEntry> Entries);
