using System.Globalization;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Outbox;

namespace Orchestrator.Engine.Jobs;

/// <summary>The one line that a job leaves as its result: Chinese, a stroke, English.</summary>
internal static class JobTexts
{
    private const string Stroke = " / ";

    /// <summary>There was nothing to do.</summary>
    public const string Nothing = "无事可做 / nothing to do";

    /// <summary>This process is doing the same work at this moment.</summary>
    public const string RunsAlready = "本节点正在处理 / runs already on this node";

    public static string Deadlines(EnforcerRun run) =>
        (run.Decided, run.Isolated) switch
        {
            (0, 0) => Nothing,
            (_, 0) =>
                $"处理 {run.Decided} 项，最迟 {Seconds(run.MaxLateness)} 秒 / {run.Decided} decided, {Seconds(run.MaxLateness)} s late at most",
            _ => $"处理 {run.Decided} 项，搁置 {run.Isolated} 项 / {run.Decided} decided, {run.Isolated} set aside",
        };

    public static string Messages(int stimuli, int reached) =>
        stimuli + reached == 0
            ? Nothing
            : $"传递 {stimuli} 条，通知 {reached} 件申报 / {stimuli} brought, {reached} applications told";

    public static string Outbox(OutboxRun run) =>
        run.Total == 0
            ? Nothing
            : $"送达 {run.Sent}，重试 {run.Failed}，放弃 {run.Dead} / {run.Sent} sent, {run.Failed} to be tried again, {run.Dead} given up";

    public static string Requests(int answered) =>
        answered == 0 ? Nothing : $"完成 {answered} 个请求 / {answered} answered";

    public static string Arrivals(int processed) =>
        processed == 0 ? Nothing : $"处理 {processed} 件 / {processed} processed";

    public static string Starters(int changed) =>
        changed == 0 ? Nothing : $"调整 {changed} 个 / {changed} made or ended";

    public static string Reconciled(int rung, int planned) =>
        rung + planned == 0 ? Nothing : $"告警 {rung}，重排唤醒 {planned} / {rung} alarms, {planned} wake-ups planned";

    public static string Housekeeping(int jobs, int rows) =>
        jobs + rows == 0 ? Nothing : $"清理 {jobs + rows} 条 / {jobs + rows} removed";

    public static string Cycle(int decided, int open, long? latestMilliseconds) =>
        (decided, open) switch
        {
            (0, 0) => Nothing,
            (_, 0) =>
                $"处理 {decided} 项，最迟 {Seconds(Duration.FromMilliseconds(latestMilliseconds ?? 0))} 秒 / {decided} "
                    + $"decided, latest {Seconds(Duration.FromMilliseconds(latestMilliseconds ?? 0))} s",
            _ => $"处理 {decided} 项，还有 {open} 项 / {decided} decided, {open} still open",
        };

    /// <summary>A result in each language; one that is not ours is shown as it is.</summary>
    public static (string? Chinese, string? English) Split(string? result) =>
        result?.Split(Stroke, 2) is [var chinese, var english] ? (chinese, english) : (result, result);

    /// <summary>Whether a result says that something was done.</summary>
    public static bool HasEffect(string? result) => result is not (null or Nothing or RunsAlready);

    private static string Seconds(Duration duration) =>
        duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
