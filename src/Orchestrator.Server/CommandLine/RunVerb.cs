using System.Text.Json.Nodes;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>run FILE...</c>.</summary>
internal static class RunVerb
{
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("run", args, "--input", "--flowchart");
        if (arguments.Positions.Count == 0)
            throw new UsageException("用法：run 文件… [--input 名称=值] [--flowchart counter|token]。", "usage: run FILE... [--input name=value] [--flowchart counter|token].");
        var mode = arguments.Single("--flowchart") switch
        {
            null or "counter" => FlowchartMode.Counter,
            "token" => FlowchartMode.Token,
            var other => throw new UsageException($"--flowchart 只能是 counter 或 token，而不是“{other}”。", $"--flowchart is counter or token, not \"{other}\"."),
        };
        var input = arguments.Pairs("--input").ToDictionary(pair => pair.Key, pair => DefinitionFiles.ReadValue(pair.Value));
        var report = new InMemoryRunner(Definitions.DefinitionRules.Registry).Run(new DefinitionFiles(arguments.Positions).Given, input, mode);
        if (report.Result is not { } result)
        {
            foreach (var finding in report.Findings) to.Error.WriteLine(FindingLines.Line(finding));
            return ExitCode.Findings;
        }

        if (arguments.Json) to.WriteJson(result);
        else WritePlain(result, to);
        return ExitCode.Fine;
    }

    private static void WritePlain(JsonObject result, VerbOutput to)
    {
        foreach (var line in result["lines"]?.AsArray() ?? []) to.WriteLine((string?)line ?? "");
        to.WriteLine($"{(string?)result["status"]} / {(string?)result["subStatus"]}");
        foreach (var incident in result["incidents"]?.AsArray() ?? []) to.Error.WriteLine(incident?.ToJsonString(Json.JsonFormat.Options));
    }
}
