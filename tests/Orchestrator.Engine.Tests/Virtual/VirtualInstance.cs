using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>A stored instance, and who holds it locked.</summary>
internal sealed class VirtualInstance(long id, long version, byte[] state)
{
    public long Id => id;

    public byte[] State { get; private set; } = state;

    public WorkflowStatus Status { get; private set; }

    public WorkflowSubStatus SubStatus { get; private set; } = WorkflowSubStatus.Suspended;

    public int Revision { get; private set; }

    public VirtualTransaction? Holder { get; set; }

    public LockedInstance Read() =>
        new(id, version, CycleId: null, InstanceKind.Other, Status, SubStatus, State, Revision);

    public void Take(InstanceChange change)
    {
        (State, Status, SubStatus) = (change.State, change.Status, change.SubStatus);
        Revision++;
    }
}
