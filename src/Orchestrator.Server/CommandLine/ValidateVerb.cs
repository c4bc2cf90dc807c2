using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>validate FILE...</c>.</summary>
internal static class ValidateVerb
{
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("validate", args);
        if (arguments.Positions.Count == 0)
            throw new UsageException("用法：validate 文件…。", "usage: validate FILE....");
        var files = new DefinitionFiles(arguments.Positions);
        var validator = Definitions.DefinitionRules.Validator();
        var findings = files.Given.SelectMany(given => validator.Validate(given.Json, given.File, files.Find)).ToList();
        if (arguments.Json) to.WriteJson(new { findings });
        else FindingLines.Write(findings, files.Given.Count, to.Out);
        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }
}
