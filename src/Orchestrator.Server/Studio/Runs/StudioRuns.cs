using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Simulation;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Server.Trials;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Studio.Runs;

/// <summary>Studio's Run plays the draft on a virtual clock in a database of its own: it can never touch a real cycle.</summary>
internal sealed class StudioRuns(
    DefinitionLibrary library,
    SandboxStage stage,
    SandboxRecords records,
    TrialRuns trials,
    OperatorLogWriter log,
    DefinitionTrials trialProcess
)
{
    private const int Applications = 20;
    private const double PlaySeconds = 60;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts a run; the id of the instance to look at, or why there is none, in Chinese.</summary>
    public async Task<(string? InstanceId, string? Refusal)> StartAsync(
        DefinitionVersion version,
        System.Text.Json.Nodes.JsonObject? input,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (version.Kind == DefinitionKind.Other)
        {
            var newest = await library.NewestAsync(cancellationToken);
            if (
                await trialProcess.PlayAsync(
                    version.Json,
                    [.. newest.Select(other => other.Json)],
                    input,
                    cancellationToken
                ) is
                { } refused
            )
            {
                return (null, refused.Message);
            }
            if (TrialRuns.Compile(version, newest) is not { } plan)
                return (null, "这份草稿还有错误，不能试运行，请先按校验结果改正。");
            await log.AppendAsync(who, "sandbox.started", version.DefinitionId, cancellationToken);
            return (trials.Start(plan, input).Id, null);
        }

        if (await PlayedAsync(version, cancellationToken) is not { } played)
        {
            return (
                null,
                version.Kind == DefinitionKind.Schedule
                    ? "这份年度安排还有错误，或缺少它启动的申报流程，不能演练。"
                    : "没有启动这份申报流程的年度安排，或其中有错误，不能演练。"
            );
        }
        var options = new SimulationOptions
        {
            Schedule = played.Schedule,
            Application = played.Application,
            Applications = Applications,
        };
        if (
            await stage.StartAsync(
                version.DefinitionId,
                options,
                PlaySeconds,
                who,
                cancellationToken,
                records.KeepAsync
            )
            is not { } sandbox
        )
        {
            return (null, "同时进行的演练已达上限，请等其中一个结束。");
        }
        return await FindInstanceAsync(sandbox, version.Kind, cancellationToken) is { } instance
            ? (new InstanceAddress(sandbox.Id, instance).ToString(), null)
            : (null, sandbox.View.Error ?? "演练没有开始，请稍后再试。");
    }

    private async Task<PlayedDefinitions?> PlayedAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        var others = library.Others();
        if (version.Kind == DefinitionKind.Schedule)
            return PlayedDefinitions.Find(version.Json, others);
        // An application definition is played by a schedule that starts it, with the draft in its place.
        var draft = DefinitionReader.Read(version.Json).Definition;
        WorkflowDefinition? WithDraft(string name) => name == version.DefinitionId ? draft : others(name);
        foreach (
            var schedule in (await library.NewestAsync(cancellationToken)).Where(newest =>
                newest.Kind == DefinitionKind.Schedule
            )
        )
        {
            if (
                DefinitionReader.Read(schedule.Json).Definition is { } read
                && PlanCompiler.Compile(read, DefinitionRules.Registry, others).Plan is { } plan
                && ScheduleProperties.Of(plan).ApplicationDefinition == version.DefinitionId
            )
            {
                return PlayedDefinitions.Find(schedule.Json, WithDraft);
            }
        }

        return null;
    }

    /// <summary>The cycle, or the first application of it, as soon as it is there; null when the play ends before.</summary>
    private static async Task<long?> FindInstanceAsync(
        Sandbox sandbox,
        DefinitionKind kind,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!sandbox.IsOver && await timer.WaitForNextTickAsync(limit.Token))
            {
                if (sandbox is not { CycleId: { } cycle, Store: { } store })
                    continue;
                if (kind == DefinitionKind.Schedule)
                    return cycle;
                await using var context = store.CreateContext();
                if (
                    await context
                        .Instances.Where(instance => instance.Kind == InstanceKind.Application)
                        .OrderBy(instance => instance.Id)
                        .Select(instance => (long?)instance.Id)
                        .FirstOrDefaultAsync(limit.Token) is
                    { } application
                )
                {
                    return application;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It takes longer than anybody waits for.
        }

        return null;
    }
}
