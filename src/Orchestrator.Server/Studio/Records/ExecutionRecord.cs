using NodaTime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>One run of an activity.</summary>
internal sealed class ExecutionRecord(NodeInfo node, string run, Instant startedAt)
{
    /// <summary>The activity's place in the definition.</summary>
    public NodeInfo Node { get; } = node;

    /// <summary>The run's id within its instance.</summary>
    public string Run { get; } = run;

    /// <summary>When it started; on the play's own clock in a play.</summary>
    public Instant StartedAt { get; } = startedAt;

    /// <summary>When it completed, faulted or was cancelled; null while it runs.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>Elsa's status: Running, Completed, Canceled or Faulted.</summary>
    public string Status { get; set; } = "Running";

    /// <summary>Whether it waits for something.</summary>
    public bool Waits { get; set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Fault { get; set; }

    /// <summary>What it completed with; empty while it runs.</summary>
    public string? Outcomes { get; set; }
}
