using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Applications;

/// <summary>Refusals of submissions before their definition is asked.</summary>
internal static class IntakeRefusals
{
    /// <summary>A field that every submission must hold is missing or empty.</summary>
    public static Refusal Incomplete(string field) =>
        new(
            "payload",
            $"申报内容缺少“{field}”，请填写后重新提交。",
            $"The submission lacks \"{field}\"; give it and send again."
        );
}
