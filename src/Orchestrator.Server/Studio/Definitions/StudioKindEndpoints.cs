using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Storage.Definitions;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>
/// 流程类别: what Studio itself has no field for, and what makes a definition a yearly schedule: its year, city, calendar
/// and notice.
/// </summary>
internal static class StudioKindEndpoints
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    private static readonly Option[] Kinds =
    [
        new("", "其他流程"),
        new("schedule", "年度安排"),
        new("application", "申报流程"),
    ];

    /// <summary>Maps reading and saving the form, below <c>/title-review</c>.</summary>
    public static void MapStudioKinds(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/title-review/{definitionId}", FindAsync);
        elsa.MapPost("/title-review/{definitionId}", SaveAsync);
        elsa.MapPost("/title-review/{definitionId}/steps", AddStepAsync);
    }

    private static async Task<IResult> FindAsync(
        string definitionId,
        DefinitionLibrary library,
        RulesInForce rules,
        CalendarCache calendars,
        NoticeCache notices,
        CancellationToken cancellationToken
    )
    {
        if (
            (await library.VersionsAsync(definitionId, cancellationToken)).Newest() is not { } newest
            || DefinitionReader.Read(newest.Json).Definition is not { } definition
        )
        {
            return Results.NotFound();
        }
        var about = DefinitionInfo.Of(definition);
        var found = (await rules.ValidatorAsync(cancellationToken)).Validate(definition, file: null, library.Others());
        return StudioAnswers.Answer(
            new JsonObject
            {
                ["kind"] = about.Kind ?? "",
                ["year"] = about.Year == 0 ? null : about.Year,
                ["region"] = about.Region,
                ["jurisdiction"] = about.Jurisdiction,
                ["notice"] = about.Notice ?? "",
                ["isEmpty"] = definition.Root.Children.Count == 0,
                ["kinds"] = OptionLists.Json(Kinds),
                ["regions"] = OptionLists.Json(OptionLists.Regions(await calendars.GetAsync(cancellationToken))),
                ["notices"] = OptionLists.Json([
                    new Option("", "（无）"),
                    .. Cities(await notices.GetAsync(cancellationToken))
                        .Select(notice => new Option(notice.Id, Title(notice))),
                ]),
                ["findings"] = StudioAnswers.Findings(found, JsonNode.Parse(newest.Json)),
            }
        );
    }

    private static async Task<IResult> SaveAsync(
        string definitionId,
        JsonObject body,
        [AsParameters] KindSaving saving,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        if ((await saving.Library.VersionsAsync(definitionId, cancellationToken)).Newest() is not { } newest)
            return Results.NotFound();
        var json = JsonNode.Parse(newest.Json)!.AsObject();
        if (
            Change(
                json,
                body,
                await saving.Calendars.GetAsync(cancellationToken),
                await saving.Notices.GetAsync(cancellationToken)
            ) is
            { } refusal
        )
        {
            return StudioAnswers.Refused(refusal);
        }
        var line = saving.Log.Line<DefinitionVersion>(
            saving.Who,
            "definition.kindSet",
            version => version.DefinitionId,
            _ => new JsonObject { ["kind"] = body["kind"]?.DeepClone(), ["year"] = body["year"]?.DeepClone() }
        );
        var saved = await saving.Drafts.SaveAsync(
            json,
            saving.Who.Account,
            http.Request.Headers["X-Studio-Revision"],
            line,
            cancellationToken
        );
        if (saved.Version is not { } version)
            return StudioSaving.Refuse(http.Response, saved, json);
        StudioAnswers.NameRevision(http.Response, definitionId, DefinitionRevision.Of(version));
        return StudioAnswers.Answer(new JsonObject { ["version"] = version.Version });
    }

    private static async Task<IResult> AddStepAsync(
        string definitionId,
        AddStep body,
        DefinitionAdditions additions,
        HttpContext http,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var answer = await additions.AddAsync(
            definitionId,
            body,
            http.Request.Headers["X-Studio-Revision"],
            who,
            cancellationToken
        );
        if (!answer.TryGet(out var version, out var refusal))
            return StudioAnswers.Refused(refusal.Errors is [var first, ..] ? first.Message : refusal.Chinese);
        StudioAnswers.NameRevision(http.Response, definitionId, DefinitionRevision.Of(version));
        return StudioAnswers.Answer(new JsonObject { ["version"] = version.Version });
    }

    /// <summary>Writes the answers of the form into a definition; null when done, else why not.</summary>
    private static string? Change(JsonObject json, JsonObject form, CalendarBook calendars, NoticeBook notices)
    {
        if (json["customProperties"] is not JsonObject properties)
            json["customProperties"] = properties = [];
        var kind = ActivityJson.Text(form["kind"]) ?? "";
        if (!Kinds.Any(known => known.Value == kind))
            return "没有这种流程类别。";
        if (kind.Length == 0)
        {
            properties.Remove("titleReview");
            return null;
        }

        if (
            form["year"] is not JsonValue number
            || !number.TryGetValue<int>(out var year)
            || year is < EarliestYear or > LatestYear
        )
        {
            return $"请填写年度，{EarliestYear} 至 {LatestYear} 之间。";
        }
        if (ActivityJson.Text(form["region"]) is not { } region || !calendars.Regions.Contains(region))
            return "请选择工作日历。";
        if (ActivityJson.Text(form["notice"]) is { Length: > 0 } notice && notices.Notice(notice) is null)
            return "请从现行通知中选择；其他通知先在“通知”中导入。";
        if (properties["titleReview"] is not JsonObject about)
            properties["titleReview"] = about = [];
        about["kind"] = kind;
        about["year"] = year;
        about["region"] = region;
        foreach (var member in (string[])["jurisdiction", "notice"])
        {
            if (ActivityJson.Text(form[member])?.Trim() is { Length: > 0 } text)
                about[member] = text;
            else
                about.Remove(member);
        }

        if (
            json["root"] is JsonObject root
            && ActivityJson.Text(root["type"]) == "Elsa.Flowchart"
            && root["activities"] is null or JsonArray { Count: 0 }
        )
        {
            Begin(json, kind);
        }
        return null;
    }

    /// <summary>What each shipped one begins with: a start, and a fault that stops one step alone.</summary>
    private static void Begin(JsonObject json, string kind)
    {
        json["root"]!["activities"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "Start",
                ["name"] = "Start",
                ["type"] = "Elsa.Start",
                ["version"] = 1,
                ["metadata"] = new JsonObject
                {
                    ["displayText"] = kind == "schedule" ? "年度周期开始" : "申报开始",
                    ["designer"] = new JsonObject
                    {
                        ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
                        ["size"] = new JsonObject { ["width"] = 180, ["height"] = 54 },
                    },
                },
            }
        );
        json["root"]!["start"] = "Start";
        if (json["options"] is not JsonObject options)
            json["options"] = options = [];
        options["incidentStrategyType"] =
            "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";
    }

    /// <summary>A schedule is under a city's notice; the national ones hold anyway.</summary>
    private static IEnumerable<OfficialNotice> Cities(NoticeBook notices) =>
        notices.All.Where(notice => !notice.IsNational);

    private static string Title(OfficialNotice notice) =>
        notice.FullTitle.Contains(notice.Jurisdiction, StringComparison.Ordinal)
            ? notice.FullTitle
            : $"{notice.Jurisdiction} {notice.FullTitle}";
}
