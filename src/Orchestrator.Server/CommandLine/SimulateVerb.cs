using Orchestrator.Engine.Simulation;
using Orchestrator.Server.Sandboxes;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>simulate FILE</c>.</summary>
internal static class SimulateVerb
{
    private const int MostApplications = 100_000;

    public static async Task<int> RunAsync(string[] args, VerbOutput to, CancellationToken cancellation)
    {
        var arguments = Arguments.Parse("simulate", args, "--applications", "--seed", "--scenario");
        if (arguments.Positions is not [var file])
            throw new UsageException("用法：simulate 文件 --applications 人数 --seed 种子 [--scenario 文件]。", "usage: simulate FILE --applications N --seed S [--scenario FILE].");
        var options = new SimulationOptions
        {
            Schedule = "",
            Application = "",
            Applications = arguments.Number("--applications", 0, MostApplications) ?? 1000,
            Seed = arguments.Number("--seed", int.MinValue, int.MaxValue) ?? 1,
            Scenario = arguments.Single("--scenario") is { } scenario ? ReadScenario(scenario) : null,
        };
        var files = new DefinitionFiles([file]);
        if (PlayedDefinitions.Find(files.Given[0].Json, files.Find) is not { } played)
            throw new UsageException($"{file} 不是年度安排，或缺少它启动的申报流程（应在同一文件夹）。", $"{file} is not a schedule, or the application definition it starts is not in the same folder.");

        using var stop = new StopSignal();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellation);
        SimulationReport report;
        try
        {
            await using var database = await ThrowAwayDatabase.StartAsync(either.Token);
            report = await new Simulator(database.OpenAsync).RunAsync(options with { Schedule = played.Schedule, Application = played.Application }, speed: null, progress: null, either.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return stop.ExitCode;
        }
        catch (EmbeddedPostgresException exception)
        {
            throw new UsageException(exception.Chinese, exception.English);
        }

        if (arguments.Json) to.WriteJson(report);
        else WritePlain(report, to);
        return report is { DecidedTwice: 0, Early: 0, Lost: 0 } ? ExitCode.Fine : ExitCode.Findings;
    }

    private static Scenario ReadScenario(string file) => ScenarioReader.Read(DefinitionFiles.ReadText(file), out var error)
        ?? throw new UsageException($"场景文件 {file} 有误：{error!.Field} {error.Chinese}。", $"the scenario {file} is wrong: {error.Field}: {error.English}.");

    private static void WritePlain(SimulationReport report, VerbOutput to)
    {
        to.WriteLine($"{report.Definition}  {report.From:uuuu-MM-dd} 至 {report.To:uuuu-MM-dd}");
        foreach (var (state, count) in report.Applications)
            to.WriteLine($"  {(state == "submitted" ? "提交申报" : TitleReview.Steps.Stages.Chinese(state))}：{count}");
        to.WriteLine($"期限 {report.Deadlines.Total}：按时 {report.Deadlines.Met}，逾期 {report.Deadlines.Missed}；提醒 {report.Reminders}");
        to.WriteLine($"重复裁定 {report.DecidedTwice}，提前裁定 {report.Early}，丢失 {report.Lost}；用时 {report.WallSeconds:0.0} 秒");
    }
}
