using NodaTime;

namespace Orchestrator.Storage.Notices;

/// <summary>
/// The reminders of a region's sending time were handed to the outbox; written in the same commit, so that it happens
/// once.
/// </summary>
public sealed class ReminderSlotRun
{
    /// <summary>Region of the working calendar, e.g. <c>cn</c>; part of the key.</summary>
    public required string Region { get; set; }

    /// <summary>The planned instant of sending, e.g. 09:30 of a working day; part of the key.</summary>
    public Instant Slot { get; set; }

    /// <summary>When it was done; later than <see cref="Slot"/> when the server had been down.</summary>
    public Instant RanAt { get; set; }

    /// <summary>Mails made.</summary>
    public int Digests { get; set; }

    /// <summary>Items for which no recipient is known; they are listed to the title office.</summary>
    public int WithoutRecipient { get; set; }
}
