using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.TitleReview.Drafting;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>The files that <c>read -o</c> writes: the notice, the schedule and the application definition.</summary>
/// <param name="Names">Where they were written.</param>
/// <param name="Draft">What the definitions hold.</param>
/// <param name="Findings">What the validator finds in them.</param>
internal sealed record DraftFiles(IReadOnlyList<string> Names, YearDraft Draft, IReadOnlyList<Finding> Findings)
{
    /// <summary>Drafts the year of a notice and writes it; nothing is replaced unasked, and then nothing is written at all.</summary>
    /// <exception cref="UsageException">A file exists, or the folder cannot be written.</exception>
    public static DraftFiles Write(string folder, NoticeReading reading, string text, bool mayReplace)
    {
        var notice = NoticeFileDraft.Write(reading, text);
        var draft = NoticeDrafter.Draft(reading, CalendarBook.Official);
        var id = reading.Notice.Prefix.ToLowerInvariant();
        (string Path, JsonObject Json)[] files =
        [
            (Path.Combine(folder, id + "-notice.json"), notice),
            (Path.Combine(folder, id + ".json"), draft.Schedule),
            (Path.Combine(folder, id + "-application.json"), draft.Application),
        ];
        if (!mayReplace && Array.Find(files, file => Path.Exists(file.Path)).Path is { } present)
        {
            throw new UsageException(
                $"{present} 已存在；确需覆盖请加 --force。",
                $"{present} exists; add --force to replace it."
            );
        }

        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, json) in files)
                File.WriteAllText(path, JsonSerializer.Serialize(json, JsonFormat.Indented) + "\n");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"无法写入 {folder}。", $"{folder} cannot be written.");
        }

        return new DraftFiles([.. files.Select(file => file.Path)], draft, Validate(draft, notice));
    }

    private static List<Finding> Validate(YearDraft draft, JsonObject notice)
    {
        var book = NoticeFileReader.Read(notice).Notice is { } read
            ? ShippedNotices.Book.With(read)
            : ShippedNotices.Book;
        var definitions = new[] { draft.Schedule, draft.Application }.ToDictionary(
            json => json["definitionId"]!.ToString(),
            json => json.ToJsonString(JsonFormat.Options)
        );
        var validator = DefinitionRules.Validator(CalendarBook.Official, book);
        return
        [
            .. definitions
                .SelectMany(json => validator.Validate(json.Value, json.Key, Find))
                .DistinctBy(finding => (finding.Code, finding.ActivityId, finding.Message)),
        ];

        WorkflowDefinition? Find(string id) =>
            definitions.TryGetValue(id, out var json) ? DefinitionReader.Read(json).Definition : null;
    }
}
