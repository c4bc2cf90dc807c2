namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>When a Fork gives back control.</summary>
public enum ForkJoinMode
{
    /// <summary>When the first branch has completed; the others are cancelled.</summary>
    WaitAny,

    /// <summary>When all have completed.</summary>
    WaitAll,
}
