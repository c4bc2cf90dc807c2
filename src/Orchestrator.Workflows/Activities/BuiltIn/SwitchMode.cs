namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Elsa's way to treat several cases that hold.</summary>
public enum SwitchMode
{
    /// <summary>Only the first.</summary>
    MatchFirst,

    /// <summary>All of them.</summary>
    MatchAny,
}
