using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>A made notice with its file and the definitions drawn from it; <c>tests/Support/made</c>.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="schedule">Id of its schedule; the application definition's has <c>-application</c> behind.</param>
internal sealed class MadeNotice(string folder, string schedule)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, WorkflowPlan> compiled = new();

    private static readonly string Root = Path.Combine(
        Path.GetDirectoryName(Definitions.Folder)!,
        "tests",
        "Support",
        "made"
    );

    /// <summary>The notices known, its own among them.</summary>
    public NoticeBook Notices =>
        Definitions.Notices.With(
            Directory
                .EnumerateFiles(Path.Combine(Root, folder, "notices"), "*.json")
                .Select(file =>
                {
                    var reading = NoticeFileReader.Read(File.ReadAllText(file));
                    reading.Findings.ShouldBeEmpty();
                    return reading.Notice!;
                })
        );

    /// <summary>What the validator says of both definitions.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var validator = new DefinitionValidator(Definitions.Registry, ReviewRules.All(CalendarBook.Official, Notices));
        return
        [
            .. new[] { schedule, schedule + "-application" }.SelectMany(id =>
                validator.Validate(Text(id), id, other => DefinitionReader.Read(Text(other)).Definition)
            ),
        ];
    }

    /// <summary>Plans it with settings such as <c>meeting=2024-11-18</c>.</summary>
    public SchedulePlan Plan(params string[] settings) =>
        new SchedulePlanner(CalendarBook.Official, Find, Notices).Plan(
            Find(schedule)!,
            settings.Select(text => text.Split('=')).ToDictionary(pair => pair[0], pair => Planned.Day(pair[1]))
        );

    /// <summary>One of its definitions, compiled once.</summary>
    public WorkflowPlan? Find(string id) => compiled.GetOrAdd(id, Compile);

    private WorkflowPlan Compile(string id) => Definitions.Compile(Text(id));

    /// <summary>One of its definitions as written.</summary>
    public string Text(string id) => File.ReadAllText(Path.Combine(Root, folder, id + ".json"));
}
