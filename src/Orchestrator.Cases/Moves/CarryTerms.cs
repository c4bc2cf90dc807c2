using Orchestrator.Storage.Cycles;

namespace Orchestrator.Cases.Moves;

/// <summary>Which applications of a cycle are to go on in which other one.</summary>
/// <param name="Into">The other cycle, as stored.</param>
/// <param name="Numbers">Their numbers, in order.</param>
internal sealed record CarryTerms(Cycle Into, IReadOnlyList<string> Numbers);
