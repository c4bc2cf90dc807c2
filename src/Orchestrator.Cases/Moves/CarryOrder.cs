using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Cases.Moves;

/// <summary>An approved carrying over.</summary>
/// <param name="From">The cycle in which they could not be finished.</param>
/// <param name="Into">The cycle in which they go on.</param>
/// <param name="Shown">What the approver has seen: those that were to be taken are, the others keep their reason.</param>
/// <param name="Stamp">The move.</param>
internal sealed record CarryOrder(Cycle From, Cycle Into, CyclePreview Shown, MoveStamp Stamp);
