using NodaTime;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A locked instance while a unit of work applies its items to it.</summary>
internal sealed class LiveInstance(long id, InstanceKind kind, long? cycleId, int revision, WorkflowPlan? plan)
{
    private WorkflowPlan? _plan = plan;
    private WorkflowState? _state;

    public long Id => id;

    public InstanceKind Kind => kind;

    public long? CycleId => cycleId;

    /// <summary>Whether its plan starts other definitions; false when there is no plan.</summary>
    public bool StartsOthers => _plan?.StartsOthers == true;

    /// <summary>The correlation id as it was stored.</summary>
    public string? Correlation => Revision < 0 ? null : _before;

    private string? _before;

    /// <summary>For a workflow beside title review: the keys of what it waited for as it was stored.</summary>
    public IReadOnlySet<string> WaitedFor { get; private set; } = new HashSet<string>();

    /// <summary>The definition version that it runs.</summary>
    public long VersionId { get; init; }

    /// <summary>What it answered to an HTTP request.</summary>
    public HttpResponseWritten? Response { get; set; }

    /// <summary>The revision that was read; -1 for one that starts in this unit of work.</summary>
    public int Revision => revision;

    /// <summary>Its plan. Throws when there is none, so that an instance of a broken definition fails its own items alone.</summary>
    public WorkflowPlan Plan => _plan ?? throw new InvalidOperationException($"Instance {id} has no plan.", Broken);

    /// <summary>Why there is no plan.</summary>
    public Exception? Broken { get; init; }

    /// <summary>The state as it was stored; read when it is first needed, so that a damaged one fails its own item alone.</summary>
    public byte[]? Stored { get; init; }

    public WorkflowState State
    {
        get
        {
            if (_state is null)
            {
                _state = WorkflowStateJson.Read(Stored);
                _before = _state.CorrelationId;
                if (kind == InstanceKind.Other) WaitedFor = WaitKeys.Of(_state);
            }

            return _state;
        }
        set => _state = value;
    }

    /// <summary>The definition version that it goes on by; null while it stays on its own.</summary>
    public long? NewVersionId { get; private set; }

    /// <summary>Lets it go on by another version.</summary>
    public void GoOnBy(WorkflowPlan other, long versionId, WorkflowState state, Instant now)
    {
        (_plan, _state, NewVersionId, ChangedAt) = (other, state, versionId, now);
    }

    /// <summary>Set when it has to be written; the instant of the last change.</summary>
    public Instant? ChangedAt { get; set; }

    /// <summary>The stage, as far as this unit of work knows it.</summary>
    public string? Stage { get; set; }

    public string? Number { get; set; }

    /// <summary>Which dates of the cycle hold for it; read only where the cycle has dates that do not hold for all.</summary>
    public ApplicationScope? Scope { get; set; }

    /// <summary>Numbers the messages of this write: with the revision it makes their keys.</summary>
    public int Messages { get; set; }

    /// <summary>Its open deadlines; null when this unit of work did not need to read them.</summary>
    public Dictionary<(string Run, string Name), OpenDeadline>? Open { get; set; }

    /// <summary>Deadlines that this unit of work has decided, and how.</summary>
    public Dictionary<(string Run, string Name), DeadlineState> Decided { get; } = [];

    /// <summary>A key for the next message: the same if the same write were made again.</summary>
    public string NextKey() => $"{id}-{revision + 1}-{++Messages}";
}
