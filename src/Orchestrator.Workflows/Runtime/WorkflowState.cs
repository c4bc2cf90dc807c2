using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>The whole state of an instance between two stimuli. Small and immutable in use; stored as compact JSON.</summary>
public sealed class WorkflowState
{
    internal const string RootNodeId = "Workflow1";

    /// <summary>The most characters of a correlation id: events and requests find instances by it.</summary>
    public const int LongestCorrelationId = 256;

    private IReadOnlyList<Bookmark>? _bookmarks;

    /// <summary>Running until it has ended in whatever way.</summary>
    public WorkflowStatus Status { get; set; }

    /// <summary>What it does, or how it ended.</summary>
    public WorkflowSubStatus SubStatus { get; set; }

    /// <summary>
    /// What events and requests find it by; at most <see cref="LongestCorrelationId"/> characters, without U+0000. An
    /// activity or script that sets another one fails.
    /// </summary>
    public string? CorrelationId
    {
        get;
        internal set =>
            field =
                value is null || (value.Length <= LongestCorrelationId && !value.Contains('\0'))
                    ? value
                    : throw new ActivityFaultException(
                        "correlation",
                        $"A correlation id has at most {LongestCorrelationId} characters, none of them U+0000; this one has {value.Length}."
                    );
    }

    /// <summary>Name of the instance.</summary>
    public string? Name { get; internal set; }

    /// <summary>How its flowcharts join; fixed at the start.</summary>
    public FlowchartMode FlowchartMode { get; internal set; }

    /// <summary>What it was started with. Treat it as read-only.</summary>
    public JsonObject Input { get; internal set; } = [];

    /// <summary>What it gave. Treat it as read-only.</summary>
    public JsonObject Output { get; internal set; } = [];

    /// <summary>Workflow variables by name that were written; others have their default of the definition. Treat it as read-only.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Variables => Written;

    /// <summary>What went wrong, oldest first.</summary>
    public IReadOnlyList<Incident> Incidents => Recorded;

    /// <summary>The stage that it last stated, as people read it; null before the first.</summary>
    public string? Stage { get; internal set; }

    /// <summary>Set once it was taken up again; the last days that had passed by then hold on until its day.</summary>
    public Grace? Grace { get; internal set; }

    /// <summary>Set when it ended because a deadline was missed: from there it can be taken up again.</summary>
    public Lapse? Lapse { get; internal set; }

    /// <summary>What it waits for: stimuli and deadlines. Empty once it has finished.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks ??= [.. CurrentBookmarks()];

    /// <summary>Who waits for its end.</summary>
    internal ParentRun? Parent { get; set; }

    /// <summary>The number of the last run.</summary>
    internal int LastNumber { get; set; }

    internal string? TriggerActivityId { get; set; }

    internal Dictionary<string, JsonNode?> Written { get; init; } = new(StringComparer.Ordinal);

    internal List<Incident> Recorded { get; init; } = [];

    /// <summary>Runs that have not ended, parents before children.</summary>
    internal List<ActivityRun> Runs { get; init; } = [];

    /// <summary>Outputs of activities, kept only when a script of the plan asks for them: activity id, output name, value.</summary>
    internal Dictionary<string, Dictionary<string, JsonNode?>>? ActivityOutputs { get; set; }

    internal JsonNode? LastResult { get; set; }

    private IEnumerable<Bookmark> CurrentBookmarks()
    {
        if (Status == WorkflowStatus.Finished)
            yield break;
        foreach (var run in Runs)
        {
            foreach (var name in run.Waits ?? [])
                yield return new Bookmark($"{run.Id}:{name}", name, run.NodeId, run.Id);
            foreach (var deadline in run.Deadlines ?? [])
            {
                yield return new Bookmark(
                    $"{run.Id}:{deadline.Name}",
                    Stimulus.DeadlineDueName,
                    run.NodeId,
                    run.Id,
                    deadline.Name
                );
            }
        }
    }
}
