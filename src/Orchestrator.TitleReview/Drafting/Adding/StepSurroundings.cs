using Orchestrator.TitleReview.Notices;

namespace Orchestrator.TitleReview.Drafting.Adding;

/// <summary>What a step that is added may need to know.</summary>
/// <param name="Notices">The notices in force: they say how long a publicity stands at least.</param>
/// <param name="Application">The application definition that a window starts; null: none is known.</param>
public sealed record StepSurroundings(NoticeBook Notices, string? Application);
