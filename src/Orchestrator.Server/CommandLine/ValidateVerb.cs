using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>validate FILE...</c>.</summary>
internal static class ValidateVerb
{
    /// <summary>Writes every finding of every file by the calendars that ship and the notices beside it.</summary>
    /// <returns>0, or 1 when there is an error among them.</returns>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("validate", args);
        if (arguments.Positions.Count == 0)
            throw new UsageException("用法：validate 文件…。", "usage: validate FILE....");
        var files = new DefinitionFiles(arguments.Positions);
        var notices = new NoticeFiles(arguments.Positions);
        var validator = DefinitionRules.Validator(CalendarBook.Official, notices.Book);
        // What lacks is found from both sides of a pair; it is told once, of the file that holds the activity.
        var findings = notices
            .Findings.Concat(files.FindDuplicates())
            .Concat(
                files
                    .Given.Where(given => !NoticeFiles.IsNotice(given.Json))
                    .SelectMany(given =>
                        validator
                            .Validate(given.Json, given.File, files.Find)
                            .Select(finding => (finding, IsOwn: files.Holds(given.File, finding.ActivityId)))
                    )
                    .GroupBy(found => found.finding with { File = null })
                    .SelectMany(same =>
                        same.Any(found => found.IsOwn) ? same.Where(found => found.IsOwn) : same.Take(1)
                    )
                    .Select(found => found.finding)
            )
            .ToList();
        if (arguments.Json)
            to.WriteJson(new { findings });
        else
            FindingLines.Write(findings, files.Given.Count, to.Out);
        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }
}
