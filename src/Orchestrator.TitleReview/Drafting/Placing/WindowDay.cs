using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>A day of an application window.</summary>
/// <param name="What"><c>opens</c>, or who has it as a last day: <c>applicant</c>, <c>employer</c>, <c>department</c>.</param>
/// <param name="Rule">The day.</param>
/// <param name="Track">For whom; null: for all.</param>
internal sealed record WindowDay(string What, FixedDateRule Rule, DraftTrack? Track)
{
    /// <summary>Its clauses.</summary>
    public List<string> Clauses { get; } = [];
}
