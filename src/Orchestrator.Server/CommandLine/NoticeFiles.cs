using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.TitleReview.Notices;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// The notices that a verb knows: the national and the shipped ones, then those in <c>notices/</c> below the folders of the files it is
/// given, then those in these folders, then those it is given. The later wins over the earlier of the same id.
/// </summary>
internal sealed class NoticeFiles
{
    private const long LargestFile = 10_000_000;

    private readonly List<Finding> _findings = [];

    /// <summary>Reads them.</summary>
    /// <param name="files">The files that a verb is given.</param>
    public NoticeFiles(IReadOnlyList<string> files)
    {
        Book = ShippedNotices.Book;
        var folders = files
            .Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var given = files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        Add([
            .. folders
                .Select(folder => Path.Combine(folder, "notices"))
                .Where(Directory.Exists)
                .SelectMany(Files)
                .Where(file => !given.Contains(file)),
        ]);
        Add([.. folders.SelectMany(Files).Where(file => !given.Contains(file))]);
        Add([.. given.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The notices without errors.</summary>
    public NoticeBook Book { get; private set; }

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether a text is a notice file, right or wrong, rather than a definition.</summary>
    public static bool IsNotice(string json)
    {
        try
        {
            return NoticeFileReader.IsNotice(
                JsonNode.Parse(
                    json,
                    documentOptions: new JsonDocumentOptions
                    {
                        AllowTrailingCommas = true,
                        CommentHandling = JsonCommentHandling.Skip,
                    }
                )
            );
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Tells errors of notices on standard error.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Complain(TextWriter error)
    {
        var errors = _findings.Where(finding => finding.Severity == Severity.Error).ToList();
        foreach (var finding in errors)
            error.WriteLine(FindingLines.Line(finding));
        return errors.Count > 0;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private void Add(IReadOnlyList<string> files)
    {
        var added = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => new FileInfo(file) is { Exists: true, Length: <= LargestFile }))
        {
            var json = File.ReadAllText(file);
            if (!IsNotice(json))
                continue;
            var reading = NoticeFileReader.Read(json, Beside(file));
            _findings.AddRange(reading.Findings.Select(finding => Of(file, finding)));
            if (reading.Notice is not { } notice)
                continue;
            if (added.TryGetValue(notice.Id, out var other))
            {
                _findings.Add(
                    Of(
                        file,
                        new NoticeFinding(
                            "$.id",
                            "notice-twice",
                            IsError: true,
                            Clause: null,
                            $"$.id：通知 {notice.Id} 与文件 {other} 重复，请删去其一或另编一个编号。",
                            $"$.id: the notice {notice.Id} is that of {other} too; remove one or give it another id."
                        )
                    )
                );
                continue;
            }

            var clashes = Book.Clashes(notice).ToList();
            _findings.AddRange(clashes.Select(finding => Of(file, finding)));
            if (clashes.Count > 0)
                continue;
            added.Add(notice.Id, file);
            Book = Book.With(notice);
        }
    }

    /// <summary>The text of a notice may lie beside its file, with the ending txt.</summary>
    private static string? Beside(string file) =>
        Path.ChangeExtension(file, ".txt") is { } text && File.Exists(text) ? File.ReadAllText(text) : null;

    private static Finding Of(string file, NoticeFinding finding) =>
        new(
            file,
            null,
            finding.Code,
            finding.IsError ? Severity.Error : Severity.Warning,
            finding.Clause,
            finding.Chinese,
            finding.English
        );
}
