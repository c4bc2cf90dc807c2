using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Refusals that the engine itself gives.</summary>
internal static class WorkRefusals
{
    /// <summary>The runtime's code when nothing waits for a stimulus.</summary>
    public const string NotExpectedCode = "not-expected";

    public const string FinishedCode = "finished";

    public const string NoSuchInstanceCode = "not-found";

    public static Refusal NoSuchInstance { get; } =
        new(
            NoSuchInstanceCode,
            "没有这个申报或周期，请核对编号。",
            "There is no such application or cycle; check the number."
        );

    public static Refusal Finished { get; } =
        new(FinishedCode, "该申报或周期已办结，不再受理新的事项。", "It has ended; nothing more can be done to it.");

    public static Refusal ForOthers { get; } =
        new(NotExpectedCode, "不涉及该申报。", "It is not about this application.");

    public static Refusal NoCases { get; } =
        new("no-applications", "该周期不接收申报。", "This cycle takes no applications.");
}
