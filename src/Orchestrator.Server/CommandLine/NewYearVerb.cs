using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>new-year FILE --year Y -o FILE</c>.</summary>
internal static class NewYearVerb
{
    /// <summary>Writes the rolled-over files beside each other, all or none, and shows old and new dates.</summary>
    /// <exception cref="UsageException">
    /// The arguments are wrong, or a file exists and <c>--force</c> is missing.
    /// </exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse(
            "new-year",
            [.. args.Select(argument => argument == "-o" ? "--output" : argument)],
            ["--year", "--output"],
            ["--force"]
        );
        if (
            arguments.Positions is not [var file]
            || arguments.Number("--year", 1, YearRollover.LastYear) is not { } year
            || arguments.Single("--output") is not { Length: > 0 } output
        )
        {
            throw new UsageException(
                "用法：new-year 文件 --year 年度 -o 输出文件 [--force]。",
                "usage: new-year FILE --year Y -o FILE [--force]."
            );
        }
        var files = new DefinitionFiles([file]);
        if (PlanVerb.Compile(files, file, to) is not { } schedule)
            return ExitCode.Findings;
        var about = DefinitionInfo.Of(schedule.Definition);
        if (about.Kind != "schedule" || about.Year == 0)
        {
            throw new UsageException(
                $"{file} 不是写明年度的年度安排。",
                $"{file} is not a schedule that names its year."
            );
        }
        if (year <= about.Year)
        {
            throw new UsageException(
                $"--year 须晚于原年度 {about.Year}，而不是 {year}。",
                $"--year must be after the old year {about.Year}, not {year}."
            );
        }
        CalendarRegions.Require(schedule.Definition, file);

        var notices = new NoticeFiles([file]);
        if (notices.Complain(to.Error))
            return ExitCode.Findings;

        var draft = NewYearDraft.Make(
            schedule,
            about.Year,
            year,
            CalendarBook.Official,
            notices.Book,
            files.Find,
            RealClock.Instance.GetCurrentInstant()
        );
        var paths = draft
            .Definitions.Select(
                (definition, at) =>
                    at == 0
                        ? output
                        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, definition.NewId + ".json")
            )
            .ToList();
        Write(draft, paths, arguments.Has("--force"));
        var view = NewYearView.Of(draft, year);
        if (arguments.Json)
        {
            to.WriteJson(
                new
                {
                    view.Definition,
                    view.Year,
                    Files = paths,
                    view.Definitions,
                    view.Rows,
                    view.Remarks,
                    view.Findings,
                }
            );
        }
        else
        {
            NewYearTable.Write(view, paths, to.Out);
        }
        return draft.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    /// <summary>Writes all files, or none when one is there already.</summary>
    private static void Write(NewYearDraft draft, List<string> paths, bool mayReplace)
    {
        if (!mayReplace && paths.Find(Path.Exists) is { } there)
        {
            throw new UsageException(
                $"{there} 已存在；确需覆盖请加 --force。",
                $"{there} exists; add --force to replace it."
            );
        }
        try
        {
            foreach (var (definition, path) in draft.Definitions.Zip(paths))
            {
                File.WriteAllText(
                    path,
                    DefinitionWriter.Write(DefinitionReader.Read(definition.Json.ToJsonString()).Definition!) + "\n"
                );
            }
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(
                $"无法写入 {string.Join("、", paths)}。",
                $"{string.Join(", ", paths)} cannot be written."
            );
        }
    }
}
