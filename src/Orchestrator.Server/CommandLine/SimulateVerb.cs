using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Simulation;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Engine.Simulation;
using Orchestrator.Server.Sandboxes;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>simulate FILE</c>.</summary>
internal static class SimulateVerb
{
    private const int MostApplications = 100_000;

    /// <summary>Plays a year in a throw-away database.</summary>
    /// <returns>0, or 1 when something faulted, stuck or broke a promise.</returns>
    /// <exception cref="UsageException">The arguments or the scenario are wrong.</exception>
    public static async Task<int> RunAsync(string[] args, VerbOutput to, CancellationToken cancellationToken)
    {
        var arguments = Arguments.Parse("simulate", args, "--applications", "--seed", "--scenario");
        if (arguments.Positions is not [var file])
        {
            throw new UsageException(
                "用法：simulate 文件 --applications 人数 --seed 种子 [--scenario 文件]。",
                "usage: simulate FILE --applications N --seed S [--scenario FILE]."
            );
        }
        var options = new SimulationOptions
        {
            Schedule = "",
            Application = "",
            Applications = arguments.Number("--applications", 0, MostApplications) ?? 1000,
            Seed = arguments.Number("--seed", int.MinValue, int.MaxValue) ?? 1,
            Scenario = arguments.Single("--scenario") is { } scenario ? ReadScenario(scenario) : null,
        };
        var files = new DefinitionFiles([file]);
        if (PlanVerb.Compile(files, file, to) is not { } schedule)
            return ExitCode.Findings;
        if (
            ScheduleProperties.Of(schedule).ApplicationDefinition is { } id
            && files.Find(id) is { } application
            && !Compiles(files, application, to)
        )
        {
            return ExitCode.Findings;
        }
        if (PlayedDefinitions.Find(files.Given[0].Json, files.Find) is not { } played)
        {
            throw new UsageException(
                $"{file} 不是年度安排，或缺少它启动的申报流程（应在同一文件夹）。",
                $"{file} is not a schedule, or the application definition it starts is not in the same folder."
            );
        }
        CalendarRegions.Require(DefinitionReader.Read(played.Schedule).Definition!, file);
        if (new NoticeFiles([file]).Complain(to.Error))
            return ExitCode.Findings;

        using var stop = new StopSignal();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellationToken);
        SimulationReport report;
        try
        {
            await using var database = await ThrowAwayDatabase.StartAsync(either.Token);
            report = await new Simulator(database.OpenAsync).RunAsync(
                new ReviewYear(options with { Schedule = played.Schedule, Application = played.Application }),
                speed: null,
                progress: null,
                either.Token
            );
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return stop.ExitCode;
        }
        catch (EmbeddedPostgresException exception)
        {
            throw new UsageException(exception.Chinese, exception.English);
        }

        if (arguments.Json)
            to.WriteJson(report);
        else
            WritePlain(report, to);
        return report.IsSound ? ExitCode.Fine : ExitCode.Findings;
    }

    private static bool Compiles(DefinitionFiles files, WorkflowDefinition application, VerbOutput to)
    {
        var compiled = PlanCompiler.Compile(application, DefinitionRules.Registry, files.Find);
        foreach (var finding in compiled.Findings.Where(finding => finding.Severity == Severity.Error))
            to.Error.WriteLine(FindingLines.Line(finding with { File = application.DefinitionId }));
        return compiled.Plan is not null;
    }

    private static Scenario ReadScenario(string file) =>
        ScenarioReader.Read(DefinitionFiles.ReadText(file), out var error)
        ?? throw new UsageException(
            $"场景文件 {file} 有误：{error!.Field} {error.Chinese}。",
            $"the scenario {file} is wrong: {error.Field}: {error.English}."
        );

    private static void WritePlain(SimulationReport report, VerbOutput to)
    {
        to.WriteLine($"{report.Definition}  {report.From:uuuu-MM-dd} 至 {report.To:uuuu-MM-dd}");
        foreach (var (state, count) in report.Applications)
            to.WriteLine($"  {(state == "submitted" ? "提交申报" : TitleReview.Steps.Stages.Chinese(state))}：{count}");
        to.WriteLine(
            $"期限 {report.Deadlines.Total}：按时 {report.Deadlines.Met}，逾期 {report.Deadlines.Missed}；提醒 {report.Reminders}"
        );
        to.WriteLine(
            $"重复裁定 {report.DecidedTwice}，提前裁定 {report.Early}，丢失 {report.Lost}；用时 {report.WallSeconds:0.0} 秒"
        );
        foreach (var fault in report.Faults)
            to.WriteLine($"  无法处理 {fault.Activity}（实例 {fault.Instance}）：{fault.Message}");
        foreach (var stuck in report.Stuck)
        {
            to.WriteLine(
                $"  停滞 {TitleReview.Steps.Stages.Chinese(stuck.Stage)} {stuck.Count} 份，等待 {stuck.WaitsFor}"
            );
        }
    }
}
