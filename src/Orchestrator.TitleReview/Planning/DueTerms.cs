using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Planning;

/// <summary>What holds of a last moment beside its date.</summary>
/// <param name="Kind"><c>deadline</c>, <c>publicity</c>, <c>internal</c>, <c>validity</c>, <c>retention</c> or <c>asOf</c>.</param>
/// <param name="Actor">The role that acts.</param>
/// <param name="Clauses">Where it comes from.</param>
internal sealed record DueTerms(string Kind, string? Actor, IReadOnlyList<string> Clauses)
{
    /// <summary>What is done; null: what the activity is called.</summary>
    public string? Action { get; init; }

    /// <summary>False: 原则上, or only recommended.</summary>
    public bool Hard { get; init; } = true;

    /// <summary>The statutory minimum it keeps; null: the one that its clauses set for it, if any.</summary>
    public Floor? Floor { get; init; }

    /// <summary>The event that happens by then; null: the item itself, and the activity is done with it.</summary>
    public string? Done { get; init; }

    /// <summary>The check it belongs to when it cannot be met; null: V7 for a soft one, else none.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// False: shown only, because it is for cycles of another kind or counts from an event that nobody knows yet.
    /// </summary>
    public bool Binds { get; init; } = true;

    /// <summary>The first moment of a period that has both; null when it has none.</summary>
    public ResolvedOpening? Opening { get; init; }

    /// <summary>Whether it is a legal date that the schedule has to keep.</summary>
    public bool IsCondition => Kind == "deadline" && Binds;

    /// <summary>Why the schedule has to keep it.</summary>
    public Because Why => new(ConstraintKind.Deadline, Clauses) { IsFirm = Hard, Code = Code ?? (Hard ? null : "V7") };
}
