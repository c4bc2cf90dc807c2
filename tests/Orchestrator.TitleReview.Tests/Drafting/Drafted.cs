using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>A notice's text, read and drafted, with what the project's own validator and planner say of it.</summary>
internal sealed class Drafted
{
    private readonly NoticeBook _book;

    private Drafted(string text, int? year)
    {
        Reading = NoticeReader.Read(text, new NoticeReaderOptions { Year = year });
        Draft = NoticeDrafter.Draft(Reading, CalendarBook.Official);
        var file = NoticeFileReader.Read(NoticeFileDraft.Write(Reading, text));
        _book = file.Notice is { } notice ? NoticeBook.National.With([notice]) : NoticeBook.National;
    }

    public NoticeReading Reading { get; }

    public YearDraft Draft { get; }

    public static Drafted Of(string text, int? year = null) => new(text, year);

    public static Drafted OfFile(string path) => new(File.ReadAllText(path), null);

    /// <summary>What the validator finds in both definitions.</summary>
    public IReadOnlyList<Finding> Findings() =>
        [
            .. new[] { Draft.Schedule, Draft.Application }.SelectMany(json =>
                Validator().Validate(json.ToJsonString(), null, Find)
            ),
        ];

    public IReadOnlyList<Finding> Errors() => [.. Findings().Where(finding => finding.Severity == Severity.Error)];

    public SchedulePlan Plan(IReadOnlyDictionary<string, LocalDate> settings) =>
        new SchedulePlanner(CalendarBook.Official, id => Find(id) is { } known ? Compile(known) : null).Plan(
            Compile(Find((string)Draft.Schedule["definitionId"]!)!),
            settings
        );

    public JsonObject Step(string id) =>
        Draft.Schedule["root"]!["activities"]!
            .AsArray()
            .Concat(Draft.Application["root"]!["activities"]!.AsArray())
            .First(node => (string?)node!["id"] == id)!
            .AsObject();

    /// <summary>The value of an input as it is written; null when the step has none.</summary>
    public JsonNode? Input(string step, string input) =>
        Step(step)[input]?["expression"]?["value"] is { } value
            ? value is JsonValue text
            && text.TryGetValue<string>(out var json)
            && json.StartsWith('{') | json.StartsWith('[')
                ? JsonNode.Parse(json)
                : value
            : null;

    private DefinitionValidator Validator() => new(Definitions.Registry, ReviewRules.All(CalendarBook.Official, _book));

    private WorkflowDefinition? Find(string id) =>
        new[] { Draft.Schedule, Draft.Application }
            .Where(json => (string?)json["definitionId"] == id)
            .Select(json => DefinitionReader.Read(json.ToJsonString()).Definition)
            .FirstOrDefault();

    private WorkflowPlan Compile(WorkflowDefinition definition)
    {
        var compiled = PlanCompiler.Compile(definition, Definitions.Registry, Find);
        return compiled.Plan.ShouldNotBeNull(string.Join('\n', compiled.Findings));
    }
}
