using Orchestrator.Desk.Documents;
using Orchestrator.TitleReview.Reading;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>read FILE [--year Y] [-o FOLDER]</c>.</summary>
internal static class ReadVerb
{
    private const int FirstYear = 1990;
    private const int LastYear = 2199;

    /// <summary>Reads the text of a notice and writes what it says; with a folder, the draft of its year too.</summary>
    /// <returns>0, or 1 when an error is among the findings.</returns>
    /// <exception cref="UsageException">The file cannot be read, or has no text.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse(
            "read",
            [.. args.Select(argument => argument == "-o" ? "--output" : argument)],
            ["--year", "--output"],
            ["--force"]
        );
        if (arguments.Positions is not [var file])
        {
            throw new UsageException(
                "用法：read 文件 [--year 年度] [-o 文件夹 [--force]]。",
                "usage: read FILE [--year Y] [-o FOLDER [--force]]."
            );
        }
        var year = arguments.Number("--year", FirstYear, LastYear);
        var document = DocumentReader.Read(Bytes(file));
        if (document.Text is not { } text)
            throw new UsageException($"{file}：{document.Refusal!.Chinese}。", $"{file}: {document.Refusal.English}.");
        var reading = NoticeReader.Read(text, new NoticeReaderOptions { Year = year });
        var written = arguments.Single("--output") is { } folder
            ? DraftFiles.Write(folder, reading, text, arguments.Has("--force"))
            : null;
        if (arguments.Json)
            to.WriteJson(reading);
        else
            ReadTable.Write(reading, to.Out);
        if (written is not null && !arguments.Json)
            DraftTable.Write(written, to.Out);
        return reading.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new UsageException($"{file} 是文件夹，请给出文件。", $"{file} is a folder; give a file.");
            if (new FileInfo(file) is { Exists: true, Length: > DocumentReader.LargestFile })
                throw new UsageException($"{file} 超过 20 MB。", $"{file} is larger than 20 MB.");
            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"找不到文件 {file}。", $"there is no file {file}.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"无法读取 {file}。", $"{file} cannot be read.");
        }
    }
}
