using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Stands where a definition names a type that does not exist: what was written is kept, and running it is an incident.
/// A definition that holds one is refused when it is saved; only the <c>run</c> verb gets as far as it.
/// </summary>
[Activity(
    "Elsa.NotFoundActivity",
    "System",
    DisplayName = "未知活动",
    Description = "代替无法识别的活动；执行到此处即出错。",
    IsBrowsable = false
)]
public sealed class NotFoundActivity : Activity
{
    /// <summary>The type that was not found.</summary>
    internal string MissingType { get; set; } = "";

    protected internal override void Execute(ActivityContext context) =>
        throw new ActivityFaultException(
            "activity-not-found",
            $"Could not find activity type {MissingType} with version {Node.Source.Version}."
        );
}
