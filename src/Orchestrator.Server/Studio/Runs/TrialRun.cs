using NodaTime;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Runs;

/// <summary>One trial of a definition that is no schedule: it ran in memory on a virtual clock.</summary>
internal sealed class TrialRun(
    string id,
    DefinitionVersion version,
    IReadOnlyCollection<DefinitionVersion> others,
    VirtualRun run,
    Instant startedAt
)
{
    private readonly Dictionary<string, NodeInfo> _nodes = InstanceRecordBuilder.Nodes(version.Json, others);
    private int _revision;

    /// <summary>Its id for Studio, told from rows by its beginning.</summary>
    public string Id => id;

    /// <summary>What was tried: the draft as it stood then.</summary>
    public DefinitionVersion Version => version;

    /// <summary>When it was started, by the real clock.</summary>
    public Instant StartedAt => startedAt;

    /// <summary>How it stands.</summary>
    public InstanceRecord Record { get; private set; } = null!;

    /// <summary>Cancels it, whether it waits or not.</summary>
    public void Cancel()
    {
        run.Cancel();
        Read();
    }

    /// <summary>Whether anything failed that may be tried again.</summary>
    public bool MayRetry => run.State.SubStatus == WorkflowSubStatus.Faulted || run.State.Incidents.Count > 0;

    /// <summary>Tries the faulted activities again, all when none is named; false when nothing is faulted.</summary>
    public bool Retry(IReadOnlyCollection<string> activityIds)
    {
        var done = run.Retry(activityIds.Count == 0 ? null : activityIds);
        Read();
        return done;
    }

    /// <summary>Takes down how the run stands now.</summary>
    public TrialRun Read()
    {
        var state = run.State;
        var steps = run
            .Journal.Select(line => new JournalStep(
                line.At,
                line.Entry.Event,
                line.Entry.NodeId,
                line.Entry.ActivityInstanceId,
                line.Entry.Message,
                line.Entry.Data
            ))
            .ToList();
        var (journal, executions) = InstanceRecordBuilder.Build(steps, _nodes, state.Bookmarks, state.SubStatus);
        var last = steps.Count == 0 ? startedAt : steps[^1].At;
        var output = (System.Text.Json.Nodes.JsonObject)state.Output.DeepClone();
        if (run.Lines.Count > 0)
        {
            output["lines"] = new System.Text.Json.Nodes.JsonArray([
                .. run.Lines.Select(line => System.Text.Json.Nodes.JsonValue.Create(line)),
            ]);
        }
        Record = new InstanceRecord
        {
            Id = id,
            Revision = _revision++,
            DefinitionId = version.DefinitionId,
            VersionId = id,
            Version = version.Version,
            Name = $"试运行 {version.Name}",
            Correlation = null,
            Status = state.Status,
            SubStatus = state.SubStatus,
            CreatedAt = startedAt,
            UpdatedAt = last,
            FinishedAt = state.Status == Workflows.Runtime.WorkflowStatus.Finished ? last : null,
            Incidents = [.. state.Incidents],
            Bookmarks = state.Bookmarks,
            Input = (System.Text.Json.Nodes.JsonObject)state.Input.DeepClone(),
            Output = output,
            Variables = InstanceReader.Variables(version, state, isHidden: false),
            Journal = journal,
            Executions = executions,
        };
        return this;
    }
}
