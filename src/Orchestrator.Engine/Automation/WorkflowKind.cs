using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;

namespace Orchestrator.Engine.Automation;

/// <summary>Plain workflows: found by correlation id and by what they wait for.</summary>
internal sealed class WorkflowKind : CaseKind
{
    public override InstanceKind Kind => InstanceKind.Other;

    public override bool EndsByFaults => true;

    public override string? CorrelationOf(LiveInstance instance) => instance.State.CorrelationId;

    /// <summary>What a workflow waits for follows its state in the same commit.</summary>
    public override Task CompleteAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        foreach (var instance in session.Instances.Values)
        {
            if (instance is not { Kind: InstanceKind.Other, ChangedAt: not null })
                continue;
            var (before, now) = (instance.Before is { } state ? WaitKeys.Of(state) : [], WaitKeys.Of(instance.State));
            session.Batch.GoneWaits.AddRange(
                before.Where(key => !now.Contains(key)).Select(key => new Wait { InstanceId = instance.Id, Key = key })
            );
            session.Batch.NewWaits.AddRange(
                now.Where(key => !before.Contains(key)).Select(key => new Wait { InstanceId = instance.Id, Key = key })
            );
        }

        return Task.CompletedTask;
    }
}
