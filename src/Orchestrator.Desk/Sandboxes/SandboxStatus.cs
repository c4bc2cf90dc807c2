namespace Orchestrator.Desk.Sandboxes;

/// <summary>How far a sandbox is.</summary>
public enum SandboxStatus
{
    /// <summary>The database is being made.</summary>
    Starting = 0,

    /// <summary>Time passes.</summary>
    Playing = 1,

    /// <summary>The year is over.</summary>
    Finished = 2,

    /// <summary>It stopped; see error.</summary>
    Failed = 3,
}
