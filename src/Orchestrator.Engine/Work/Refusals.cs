using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Refusals that the engine itself gives.</summary>
internal static class Refusals
{
    /// <summary>The runtime's code when nothing waits for a stimulus.</summary>
    public const string NotExpectedCode = "not-expected";

    public const string FinishedCode = "finished";

    public const string NoSuchInstanceCode = "not-found";

    public static Refusal NoSuchInstance { get; } =
        new(NoSuchInstanceCode, "没有这个申报或周期，请核对编号。", "There is no such application or cycle; check the number.");

    public static Refusal Finished { get; } =
        new(FinishedCode, "该申报或周期已办结，不再受理新的事项。", "It has ended; nothing more can be done to it.");

    public static Refusal NoApplications { get; } =
        new("no-applications", "该周期不接收申报。", "This cycle takes no applications.");

    /// <summary>A step of a schedule failed at the cycle's very start; nothing was started.</summary>
    public static Refusal StepFailed(Incident incident) => new(
        "step-failed", $"年度安排的步骤“{incident.ActivityId}”在启动时出错，周期未启动：{incident.Message}", $"The schedule's step \"{incident.ActivityId}\" failed at the start; no cycle was started: {incident.Message}");

    public static Refusal Incomplete(string field) =>
        new("payload", $"申报内容缺少“{field}”，请填写后重新提交。", $"The submission lacks \"{field}\"; give it and send again.");
}
