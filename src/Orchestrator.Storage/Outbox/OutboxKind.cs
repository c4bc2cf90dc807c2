namespace Orchestrator.Storage.Outbox;

/// <summary>How a message leaves.</summary>
public enum OutboxKind
{
    /// <summary>An e-mail.</summary>
    Mail = 0,

    /// <summary>A signed CloudEvent.</summary>
    Webhook = 1,

    /// <summary>A stimulus for another instance.</summary>
    Stimulus = 2,

    /// <summary>A notice to be gathered into a digest.</summary>
    Notice = 3,

    /// <summary>A workflow to start.</summary>
    Workflow = 4,

    /// <summary>An HTTP request that a workflow asked for.</summary>
    Request = 5,
}
