namespace Orchestrator.Workflows.Activities;

/// <summary>The flow ports of an activity: <c>Name</c> or <c>Name=显示文字</c>. Without it an activity has the one port <c>Done</c>.</summary>
/// <param name="ports">ASCII port names are stored in definitions and never change.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OutcomesAttribute(params string[] ports) : Attribute
{
    /// <summary>
    /// As they are written: <c>Name</c> or <c>Name=显示文字</c>, in the order of drawing. Empty: no port is fixed.
    /// </summary>
    public IReadOnlyList<string> Ports { get; } = ports;
}
