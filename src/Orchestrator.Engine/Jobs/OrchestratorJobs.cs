namespace Orchestrator.Engine.Jobs;

/// <summary>
/// The jobs as Hangfire stores them. Names of this type, its methods and their parameters lie in databases: they never
/// change; new data is a new method. A job is at least once and need be no more: the rows decide (D1, D2).
/// </summary>
public sealed class OrchestratorJobs
{
    private readonly JobRunner _runner;
    private readonly CycleWakeUps _wakeUps;

    internal OrchestratorJobs(JobRunner runner, CycleWakeUps wakeUps) => (_runner, _wakeUps) = (runner, wakeUps);

    /// <summary>Decides deadlines that are due.</summary>
    [JobTitle("处理到期期限", "Deadlines that are due")]
    public Task<string> Deadlines(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Brings stimuli from one instance to another, and to all applications of a cycle.</summary>
    [JobTitle("传递内部消息", "Messages between workflows")]
    public Task<string> Messages(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Sends mail and webhooks.</summary>
    [JobTitle("发送邮件与推送", "Mail and webhooks")]
    public Task<string> Outbox(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Sends the HTTP requests of workflows.</summary>
    [JobTitle("发送流程的网络请求", "HTTP requests of workflows")]
    public Task<string> Requests(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Finishes arrivals that a crash left between stamp and answer.</summary>
    [JobTitle("处理遗留的来件", "Arrivals left unfinished")]
    public Task<string> Arrivals(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Keeps the times at which workflows start in line with what is published.</summary>
    [JobTitle("安排流程的定时启动", "Timed starts of workflows")]
    public Task<string> Starters(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Hands the digests of a slot that has come to the outbox; between slots it does nothing.</summary>
    [JobTitle("生成提醒", "Reminders")]
    public Task<string> Reminders(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Checks that state and rows agree, that nothing is left behind, and that each cycle's next date has its wake-up.</summary>
    [JobTitle("核对期限与状态", "Checks of deadlines and states")]
    public Task<string> Reconcile(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Moves cycles whose move is approved and not carried out yet.</summary>
    [JobTitle("执行已批准的周期变更", "Approved changes of cycles")]
    public Task<string> Moves(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Proposes to count again when another working-day calendar is in force.</summary>
    [JobTitle("检查工作日历", "Checks of the working-day calendar")]
    public Task<string> Calendar(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Removes what is no longer kept.</summary>
    [JobTitle("清理过期数据", "Removal of what is no longer kept")]
    public Task<string> Housekeeping(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>The next due instant of a cycle has come: decides, says what that cycle decided, and plans the next.</summary>
    /// <param name="cycle">The cycle's code.</param>
    /// <param name="due">The instant, rounded up to a second, as local time with its offset.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [JobTitle("周期 {0} 的期限到点：{1}", "Cycle's next dates")]
    public Task<string> Cycle(string cycle, string due, CancellationToken cancellationToken) =>
        _wakeUps.RunAsync(cycle, due, cancellationToken);

    private Task<string> RunAsync(
        CancellationToken cancellationToken,
        [System.Runtime.CompilerServices.CallerMemberName] string method = ""
    ) => _runner.RunAsync(JobKinds.OfMethod(method), isJob: true, cancellationToken);
}
