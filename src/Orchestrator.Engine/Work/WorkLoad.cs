using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>What is to be loaded for.</summary>
/// <param name="Session">What is held so far.</param>
/// <param name="Items">All items of the unit of work, in their order; none where a move opens instances.</param>
/// <param name="Transaction">For locks.</param>
/// <param name="Lazy">For reads; made when it is first needed.</param>
internal sealed record WorkLoad(
    WorkSession Session,
    IReadOnlyList<WorkItem> Items,
    IWorkTransaction Transaction,
    LazyContext Lazy
);
