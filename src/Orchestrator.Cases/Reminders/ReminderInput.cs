using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Cases.Reminders;

/// <summary>All that the digests of one region and slot are made from.</summary>
public sealed record ReminderInput
{
    /// <summary>The region's working days.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>The slot to be sent.</summary>
    public required ReminderSlot Slot { get; init; }

    /// <summary>The planned instant of the slot sent last; null: the one before <see cref="Slot"/>.</summary>
    public Instant? Since { get; init; }

    /// <summary>Open tasks due in the next ten working days, tasks missed in the last days, openings that have come.</summary>
    public IReadOnlyList<ReminderTask> Tasks { get; init; } = [];

    /// <summary>Notices that wait.</summary>
    public IReadOnlyList<ReminderNotice> Notices { get; init; } = [];

    /// <summary>Items for persons without a contact.</summary>
    public IReadOnlyList<PersonalItems> WithoutContact { get; init; } = [];

    /// <summary>How many open deadlines are provisional.</summary>
    public int ProvisionalDeadlines { get; init; }

    /// <summary>Whether this slot, or one that was missed since the last sending, carries what is not bound to one time of day.</summary>
    internal bool IsRegular => Slot.IsRegular || Covers(ReminderHour.Morning) || Covers(ReminderHour.Afternoon);

    internal Instant From => Since ?? ReminderSlot.Previous(Calendar, Slot.At).At;

    /// <summary>Whether an hour of today lies in the time to be covered.</summary>
    internal bool Covers(ReminderHour hour) =>
        new ReminderSlot(Slot.Day, hour).At is var at && at > From && at <= Slot.At;
}
