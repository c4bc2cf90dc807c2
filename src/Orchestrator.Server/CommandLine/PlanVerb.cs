using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>plan FILE</c>.</summary>
internal static class PlanVerb
{
    /// <summary>Writes all dates of the schedule with the settings given.</summary>
    /// <exception cref="UsageException">The arguments are wrong, or the file is no schedule.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("plan", args, "--set");
        if (arguments.Positions is not [var file])
            throw new UsageException("用法：plan 文件 [--set 名称=日期]。", "usage: plan FILE [--set name=date].");
        var files = new DefinitionFiles([file]);
        if (Compile(files, file, to) is not { } schedule)
            return ExitCode.Findings;
        if (DefinitionInfo.Of(schedule.Definition).Kind != "schedule")
            throw new UsageException($"{file} 不是年度安排。", $"{file} is not a schedule.");
        CalendarRegions.Require(schedule.Definition, file);
        var settings = arguments
            .Pairs("--set")
            .ToDictionary(pair => pair.Key, pair => Day(schedule, pair.Key, pair.Value));
        var notices = new NoticeFiles([file]);
        if (notices.Complain(to.Error))
            return ExitCode.Findings;

        var planner = new SchedulePlanner(
            CalendarBook.Official,
            id =>
                files.Find(id) is { } other
                    ? PlanCompiler.Compile(other, DefinitionRules.Registry, files.Find).Plan
                    : null,
            notices.Book
        );
        var plan = planner.Plan(schedule, settings);
        var unknown = settings.Keys.FirstOrDefault(name =>
            !SchedulePlanner.SettingNames.Contains(name)
            && !planner.Plan(schedule, new Dictionary<string, LocalDate>()).Anchors.ContainsKey(name)
        );
        if (unknown is not null)
        {
            var known = string.Join(", ", SchedulePlanner.SettingNames);
            throw new UsageException(
                $"--set 没有“{unknown}”，可用：{known}。",
                $"--set knows no \"{unknown}\"; use {known}."
            );
        }

        if (arguments.Json)
            to.WriteJson(PlanJson.Write(plan));
        else
            PlanTable.Write(plan, to.Out);
        return plan.IsLawful ? ExitCode.Fine : ExitCode.Findings;
    }

    /// <summary>The definition compiled; null when it has errors, which are told.</summary>
    public static WorkflowPlan? Compile(DefinitionFiles files, string file, VerbOutput to)
    {
        var read = DefinitionReader.Read(files.Given[0].Json);
        var compiled = read.Definition is null
            ? null
            : PlanCompiler.Compile(read.Definition, DefinitionRules.Registry, files.Find);
        if (compiled?.Plan is { } plan)
            return plan;
        foreach (
            var finding in read
                .Findings.Concat(compiled?.Findings ?? [])
                .Where(finding => finding.Severity == Severity.Error)
        )
        {
            to.Error.WriteLine(FindingLines.Line(finding with { File = file }));
        }
        return null;
    }

    private static LocalDate Day(WorkflowPlan schedule, string name, string text) =>
        schedule.TryReadDay(text, out var day)
            ? day
            : throw new UsageException(
                $"--set {name} 须为1900至2199年间的日期，如 2024-12-16 或 12月16日，而不是“{text}”。",
                $"--set {name} must be a date from 1900 to 2199 such as 2024-12-16, not \"{text}\"."
            );
}
