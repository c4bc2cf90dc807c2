namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Marks what a Break leaves.</summary>
internal interface ILoop;
