using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>A stored deadline, and who holds it locked.</summary>
internal sealed class VirtualRow(long id, long instanceId, string run, string name, DeadlineKind kind, Instant due)
{
    public long Id => id;

    public long InstanceId => instanceId;

    public string Run => run;

    public string Name => name;

    public DeadlineKind Kind => kind;

    public Instant Due => due;

    public DeadlineState State { get; set; }

    public VirtualTransaction? Holder { get; set; }
}
