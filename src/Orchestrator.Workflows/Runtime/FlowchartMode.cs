namespace Orchestrator.Workflows.Runtime;

/// <summary>How flowcharts join: Elsa's execution mode. Fixed when an instance starts.</summary>
public enum FlowchartMode
{
    /// <summary>Elsa's default.</summary>
    Counter = 0,

    /// <summary>Tokens and merge modes.</summary>
    Token = 1,
}
