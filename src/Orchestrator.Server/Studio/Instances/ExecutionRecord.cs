using NodaTime;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>One run of an activity.</summary>
internal sealed class ExecutionRecord(NodeInfo node, string run, Instant startedAt)
{
    public NodeInfo Node { get; } = node;

    public string Run { get; } = run;

    public Instant StartedAt { get; } = startedAt;

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
