namespace Orchestrator.Workflows.Flow;

/// <summary>A connection between activities of a flowchart, by their indexes.</summary>
internal sealed record FlowConnection(int Index, int Source, string Port, int Target);
