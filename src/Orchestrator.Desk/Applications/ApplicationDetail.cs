using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Applications;

/// <summary>One application with its deadlines and journal; personal data is masked.</summary>
public sealed record ApplicationDetail
{
    /// <summary>As in the list.</summary>
    public required ApplicationSummary Summary { get; init; }

    /// <summary>Where it goes on, when it could not be finished here; else null.</summary>
    public CarriedLink? CarriedTo { get; init; }

    /// <summary>Where it comes from, when it could not be finished there; else null.</summary>
    public CarriedLink? CarriedFrom { get; init; }

    /// <summary>What was submitted, masked.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>
    /// Registered names of the organisations among the facts, by the fact's name; one that is not registered is not in it.
    /// </summary>
    public required IReadOnlyDictionary<string, string> OrganisationNames { get; init; }

    /// <summary>Its own and those of its cycle that bind it.</summary>
    public required IReadOnlyList<DueItem> Deadlines { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ApplicationJournalLine> Journal { get; init; }
}
