using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
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

    /// <summary>Whether the dates of its cycle are its own: it states them, and the others of the cycle follow.</summary>
    public bool OwnsCycle => cycleId == id;

    /// <summary>Whether its plan starts other definitions; false when there is no plan.</summary>
    public bool StartsOthers => _plan?.StartsOthers == true;

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

    /// <summary>The state that was stored; null while it was not needed, and for one that starts in this unit of work.</summary>
    public WorkflowState? Before { get; private set; }

    public WorkflowState State
    {
        get => _state ??= Before = WorkflowStateJson.Read(Stored);
        set => _state = value;
    }

    /// <summary>The definition version that it goes on by; null while it stays on its own.</summary>
    public long? NewVersionId { get; private set; }

    /// <summary>Set when it has to be written; the instant of the last change.</summary>
    public Instant? ChangedAt { get; set; }

    /// <summary>The stage, as far as this unit of work knows it.</summary>
    public string? Stage { get; set; }

    public string? Number { get; set; }

    /// <summary>What its kind keeps of it while this unit of work lasts.</summary>
    public object? Facts { get; set; }

    /// <summary>Its open deadlines; null when this unit of work did not need to read them.</summary>
    public Dictionary<(string Run, string Name), OpenDeadline>? Open { get; set; }

    /// <summary>Deadlines that this unit of work has decided, and how.</summary>
    public Dictionary<(string Run, string Name), DeadlineState> Decided { get; } = [];

    private int _messages;

    /// <summary>A stored one.</summary>
    public static LiveInstance Of(LockedInstance row, WorkflowPlan? plan, Exception? broken) =>
        new(row.Id, row.Kind, row.CycleId, row.Revision, plan)
        {
            Stored = row.State,
            VersionId = row.DefinitionVersionId,
            Broken = broken,
        };

    /// <summary>The types of data that its activities need with a stimulus; none when it has no plan.</summary>
    public IReadOnlyList<Type> NeedsOf(string stimulus) => _plan?.NeedsOf(stimulus) ?? [];

    /// <summary>Lets it go on by another version.</summary>
    public void GoOnBy(WorkflowPlan other, long versionId, WorkflowState state, Instant now) =>
        (_plan, _state, NewVersionId, ChangedAt) = (other, state, versionId, now);

    /// <summary>A key for the next message: the same if the same write were made again.</summary>
    public string NextKey() => $"{id}-{revision + 1}-{++_messages}";
}
