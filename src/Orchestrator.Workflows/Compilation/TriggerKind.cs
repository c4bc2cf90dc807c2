namespace Orchestrator.Workflows.Compilation;

/// <summary>What starts instances of a definition.</summary>
public enum TriggerKind
{
    /// <summary>An event; the key is its name.</summary>
    Event = 0,

    /// <summary>An HTTP request; the key is method and path as <c>http GET /path</c>.</summary>
    Http = 1,

    /// <summary>An instant, an interval or a cron expression.</summary>
    Time = 2,
}
