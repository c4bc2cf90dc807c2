using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>run FILE...</c>.</summary>
internal static class RunVerb
{
    /// <summary>
    /// Runs the last of the files on a virtual clock; what WriteLine wrote, then status and incidents.
    /// </summary>
    /// <exception cref="UsageException">The arguments are wrong.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("run", args, "--input", "--flowchart");
        if (arguments.Positions.Count == 0)
        {
            throw new UsageException(
                "用法：run 文件… [--input 名称=值] [--flowchart counter|token]。",
                "usage: run FILE... [--input name=value] [--flowchart counter|token]."
            );
        }
        var mode = arguments.Single("--flowchart") switch
        {
            null or "counter" => FlowchartMode.Counter,
            "token" => FlowchartMode.Token,
            var other => throw new UsageException(
                $"--flowchart 只能是 counter 或 token，而不是“{other}”。",
                $"--flowchart is counter or token, not \"{other}\"."
            ),
        };
        var input = arguments
            .Pairs("--input")
            .ToDictionary(pair => pair.Key, pair => DefinitionFiles.ReadValue(pair.Value));
        var report = new InMemoryRunner(DefinitionRules.Registry).Run(
            new DefinitionFiles(arguments.Positions).Given,
            input,
            mode
        );
        if (report.Result is not { } result)
        {
            foreach (var finding in report.Findings)
                to.Error.WriteLine(FindingLines.Line(finding));
            return ExitCode.Findings;
        }

        if (arguments.Json)
            to.WriteJson(result);
        else
            WritePlain(result, to);
        return result["incidents"] is JsonArray { Count: > 0 } ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void WritePlain(JsonObject result, VerbOutput to)
    {
        foreach (var line in result["lines"]?.AsArray() ?? [])
            to.WriteLine((string?)line ?? "");
        foreach (var mail in result["mails"]?.AsArray() ?? [])
            to.WriteLine(MailLine(mail!));
        to.WriteLine($"{(string?)result["status"]} / {(string?)result["subStatus"]}");
        foreach (var incident in result["incidents"]?.AsArray() ?? [])
            to.Error.WriteLine(Line(incident!));
    }

    private static string MailLine(JsonNode mail)
    {
        string All(string name) => string.Join(", ", mail[name]!.AsArray().Select(text => (string)text!));
        var others = string.Concat(
            new[] { "cc", "bcc", "attachments" }
                .Where(name => mail[name]!.AsArray().Count > 0)
                .Select(name => $" {name}: {All(name)}")
        );
        return $"邮件未发送 Mail not sent: to: {All("to")}{others} subject: {(string?)mail["subject"]} body: {(string?)mail["body"]}";
    }

    private static string Line(JsonNode incident)
    {
        var (id, type, message) = (
            (string?)incident["activityId"],
            (string?)incident["activityType"],
            (string?)incident["message"]
        );
        return $"活动 {id}（{type}）出错：{message} Activity {id} ({type}) failed: {message}";
    }
}
