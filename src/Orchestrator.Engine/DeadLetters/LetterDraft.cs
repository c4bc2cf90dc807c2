using Orchestrator.Storage.DeadLetters;

namespace Orchestrator.Engine.DeadLetters;

/// <summary>Work that failed for good, before it is written down.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="ItemId">The row that failed.</param>
/// <param name="InstanceId">The instance it was for; 0 when none.</param>
/// <param name="Name">Deadline, stimulus or host.</param>
/// <param name="Failure">Why.</param>
public sealed record LetterDraft(DeadLetterKind Kind, long ItemId, long InstanceId, string Name, Exception Failure);
