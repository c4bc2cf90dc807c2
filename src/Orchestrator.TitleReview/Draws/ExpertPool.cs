namespace Orchestrator.TitleReview.Draws;

/// <summary>专家库: the engine loads it into the run of <c>draw.committed</c>, <c>draw.performed</c> and <c>draw.recused</c>.</summary>
/// <param name="Version">Names the state of the pool that was filed with the committee.</param>
/// <param name="Experts">All of its experts; order does not matter.</param>
public sealed record ExpertPool(string Version, IReadOnlyList<PoolExpert> Experts);
