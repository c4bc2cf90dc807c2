using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Readings;

namespace Orchestrator.TitleReview.Planning;

/// <summary>One dated line of a plan.</summary>
public sealed record PlanItem
{
    /// <summary>The activity's id, a dot, and what of it; unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>The clauses it comes from; empty for a date that is only recommended.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>The role that acts.</summary>
    public string? Actor { get; init; }

    /// <summary>What is done, in Chinese.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// <c>deadline</c>, <c>opening</c>, <c>publicity</c>, <c>internal</c>, <c>event</c>, <c>asOf</c> (a day up to
    /// which something is counted), <c>hours</c> (of each day, without a date) or <c>retention</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The event of the proof that the line is about; null when none.</summary>
    internal string? Event { get; init; }

    /// <summary>
    /// The first day on which it can be done when everything before it takes as little as it may; null when nothing
    /// bounds it.
    /// </summary>
    public LocalDate? Earliest { get; init; }

    /// <summary>The last day on which it can be done so that everything after it is still in time; null when nothing bounds it.</summary>
    public LocalDate? Latest { get; init; }

    /// <summary>
    /// Working days by which it can slip: those after <see cref="Earliest"/> through <see cref="Latest"/>; null when
    /// either is.
    /// </summary>
    public int? Slack { get; init; }

    /// <summary>Inclusive: the first instant at which it may be done; null when nothing bounds it.</summary>
    public Instant? Opens { get; init; }

    /// <summary>Exclusive: the first instant at which it is too late; null when nothing bounds it.</summary>
    public Instant? Due { get; init; }

    /// <summary>The last local day on which it may be done.</summary>
    public LocalDate? DueDate { get; init; }

    /// <summary>
    /// <c>HH:mm</c> of the due instant (<c>24:00</c>), or of the opening; <c>HH:mm:ss</c> where the notice names seconds.
    /// </summary>
    public string? TimeOfDay { get; init; }

    /// <summary>False: 原则上, or only recommended.</summary>
    public bool Hard { get; init; } = true;

    /// <summary>Whether the due day, or the opening day, is a working day.</summary>
    public bool? WorkingDay { get; init; }

    /// <summary>The last working day on or before the due day; for an opening its day.</summary>
    public LocalDate? EffectiveDate { get; init; }

    /// <summary>Counted with days of a year whose arrangement is not published yet.</summary>
    public bool Provisional { get; init; }

    /// <summary>The statutory minimum it has to keep; null when none.</summary>
    public Floor? Floor { get; init; }

    /// <summary>Each day looked at; null when no counting was needed.</summary>
    public Proof? Proof { get; init; }

    /// <summary>
    /// The date that it counts from and that nobody has stated yet: it waits for it; null when it has its day, or has
    /// none.
    /// </summary>
    public string? WaitsFor { get; init; }

    /// <summary>The track that it is of; null when it is of all.</summary>
    public string? Track { get; init; }

    /// <summary>The activity that states it, as the id says.</summary>
    public string ActivityId => ActivityOf(Id);

    /// <summary>The activity that an item's id names.</summary>
    public static string ActivityOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.IndexOfAny(['.', '@']) is > 0 and var at ? id[..at] : id;
    }

    /// <summary>How a vague wording is read, and its other readings; null when the notice is plain.</summary>
    public PlanReading? Reading { get; init; }

    /// <summary>What is to be looked at in this line; empty when nothing is.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];
}
