using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Definitions;

/// <summary>All dates of a schedule for one cycle.</summary>
public sealed record PlanView
{
    /// <summary>Definition id.</summary>
    public required string Definition { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<TimelineItem> Items { get; init; }

    /// <summary>Sentences in Chinese.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
