namespace Orchestrator.Engine.Work;

/// <summary>The approved move on whose behalf a unit of work runs; kept beside every date that it moves.</summary>
/// <param name="MoveId">The move.</param>
/// <param name="Reason">Why the dates move.</param>
/// <param name="ApprovedBy">The second person; null in a preview.</param>
internal sealed record MoveStamp(long MoveId, string Reason, string? ApprovedBy);
