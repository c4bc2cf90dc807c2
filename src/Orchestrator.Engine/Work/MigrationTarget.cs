namespace Orchestrator.Engine.Work;

/// <summary>The definition versions that a cycle and its applications go on by.</summary>
/// <param name="ScheduleVersionId">Of the cycle; null leaves it.</param>
/// <param name="ApplicationVersionId">Of its applications; null leaves it.</param>
/// <param name="Void">Activities whose waiting runs may end because the new version lacks them.</param>
internal sealed record MigrationTarget(long? ScheduleVersionId, long? ApplicationVersionId, IReadOnlyList<string> Void);
