namespace Orchestrator.Workflows.Runtime;

/// <summary>What an activity throws to fault itself with a code. Becomes an incident; never leaves the runtime.</summary>
internal sealed class ActivityFaultException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
