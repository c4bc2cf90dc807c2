using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Server.Studio.Instances;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Definitions as Studio's list and editor ask for them.</summary>
internal static class StudioDefinitionEndpoints
{
    private const int MostPerPage = 1000;

    /// <summary>Maps listing, opening, saving and going back to a version.</summary>
    public static void MapStudioDefinitions(this RouteGroupBuilder elsa)
    {
        var group = elsa.MapGroup("/workflow-definitions");
        group.MapGet("", ListAsync);
        group.MapPost("", SaveAsync);
        group.MapGet("/by-definition-id/{definitionId}", FindAsync);
        group.MapGet("/by-id/{id}", FindVersionAsync);
        group.MapGet("/many-by-id", FindManyAsync);
        group.MapGet("/query/count", CountAsync);
        group.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        group.MapGet("/{definitionId}/consumers", () =>
            new JsonObject { ["consumingWorkflowDefinitions"] = new JsonArray() }
        );
        group.MapGet("/subgraph/{id}", StudioGraphEndpoints.SubgraphAsync);
        group.MapGet("/subgraph/segments/{id}", StudioGraphEndpoints.SegmentsAsync);
        group.MapPost("/{definitionId}/revert/{version:int}", RevertAsync);
        elsa.MapStudioPublishing();
        elsa.MapStudioFiles();
        elsa.MapStudioKinds();
    }

    private static async Task<JsonObject> ListAsync(
        HttpRequest request,
        DefinitionLibrary library,
        InstanceSources sources,
        CancellationToken cancellationToken
    )
    {
        var query = request.Query;
        // The list asks for the published ones among its rows by id; with no rows to ask for it names none.
        var (definitionIds, ids) = (
            query["DefinitionIds"].OfType<string>().ToHashSet(StringComparer.Ordinal),
            query["Ids"].OfType<string>().ToHashSet(StringComparer.Ordinal)
        );
        var versions = (await library.AllAsync(cancellationToken))
            .GroupBy(version => version.DefinitionId)
            .SelectMany(versions => VersionChoice.Of(versions, query["versionOptions"]));
        if (definitionIds.Count > 0)
            versions = versions.Where(version => definitionIds.Contains(version.DefinitionId));
        if (ids.Count > 0)
            versions = versions.Where(version => ids.Contains(version.Id.ToString()));
        if (query["SearchTerm"].ToString() is { Length: > 0 } term)
        {
            versions = versions.Where(version =>
                version.Name.Contains(term, StringComparison.OrdinalIgnoreCase)
                || version.DefinitionId.Contains(term, StringComparison.OrdinalIgnoreCase)
            );
        }
        var sorted = Sorted(versions, query["OrderBy"].ToString(), query["OrderDirection"].ToString() == "Descending")
            .ToList();
        var (page, size) = (
            Number(query["Page"], 0),
            Math.Clamp(Number(query["PageSize"], MostPerPage), 1, MostPerPage)
        );
        var rows = sorted.Skip(Paging.BeforeFromZero(page, size)).Take(size).Select(Summary).ToList();
        // The list of instances shows no row whose version it does not find, those of trials and plays too.
        foreach (var id in ids.Where(id => !id.All(char.IsAsciiDigit)))
        {
            if (await sources.FindVersionAsync(id, cancellationToken) is not var (version, _))
                continue;
            var row = Summary(version);
            row["id"] = id;
            rows.Add(row);
        }

        var answer = StudioJson.Page(rows, Math.Max(sorted.Count, rows.Count));
        answer["links"] = StudioLinks.OfList();
        return answer;
    }

    private static async Task<IResult> FindAsync(
        string definitionId,
        string? versionOptions,
        DefinitionLibrary library,
        StudioCatalogue catalogue,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var versions = await library.VersionsAsync(definitionId, cancellationToken);
        if (VersionChoice.Of(versions, versionOptions).Newest() is not { } version)
            return Results.NotFound();
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(versions.Newest()!));
        return StudioAnswers.Answer(await ToStudioAsync(version, catalogue, cancellationToken));
    }

    private static async Task<IResult> FindVersionAsync(
        string id,
        InstanceSources sources,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        await sources.FindVersionAsync(id, cancellationToken) is var (version, isSandbox)
            ? StudioAnswers.Answer(
                StudioDefinition.ToStudio(
                    version,
                    id,
                    !isSandbox && version.IsLatest,
                    await catalogue.KnownAsync(cancellationToken)
                )
            )
            : Results.NotFound();

    private static async Task<JsonObject> FindManyAsync(
        HttpRequest request,
        DefinitionLibrary library,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var ids = request.Query["ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = await catalogue.KnownAsync(cancellationToken);
        return StudioJson.Items(
            (await library.AllAsync(cancellationToken))
                .Where(version => ids.Contains(version.Id.ToString()))
                .Select(version => StudioDefinition.ToStudio(version, version.Id.ToString(), version.IsLatest, known))
        );
    }

    private static async Task<JsonObject> CountAsync(DefinitionLibrary library, CancellationToken cancellationToken) =>
        new() { ["count"] = (await library.NewestAsync(cancellationToken)).Count };

    private static async Task<JsonObject> IsNameUniqueAsync(
        string name,
        string? definitionId,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            ["isUnique"] = !(await library.NewestAsync(cancellationToken)).Any(version =>
                version.DefinitionId != definitionId
                && string.Equals(version.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
            ),
        };

    private static async Task<IResult> SaveAsync(
        JsonObject body,
        StudioSaving saving,
        StudioCatalogue catalogue,
        DefinitionPublishing publishing,
        Operator who,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        if (body["model"] is not JsonObject model)
            return StudioAnswers.Refused("保存的内容不完整（缺少 model）。");
        body.Remove("model");
        var (saved, definition) = await saving.SaveAsync(
            model,
            who,
            http.Request.Headers["X-Studio-Revision"],
            cancellationToken
        );
        if (saved.Version is not { } version)
            return StudioSaving.Refuse(http.Response, saved, definition);
        var answer = new JsonObject
        {
            ["alreadyPublished"] = false,
            ["consumingWorkflowCount"] = 0,
            ["validationErrors"] = new JsonArray(),
        };
        if (body["publish"]?.GetValueKind() == System.Text.Json.JsonValueKind.True)
        {
            var submitted = await publishing.SubmitAsync(version.DefinitionId, who, cancellationToken);
            if (submitted.Refusal is not null)
            {
                StudioAnswers.NameRevision(http.Response, version.DefinitionId, DefinitionRevision.Of(version));
                return StudioAnswers.Refused(http.Response, submitted.Findings, definition);
            }

            answer["alreadyPublished"] = submitted.WasPublished;
            StudioPublishingEndpoints.TellSubmitted(http.Response, submitted);
            version = submitted.Version!;
        }

        StudioAnswers.NameRevision(http.Response, version.DefinitionId, DefinitionRevision.Of(version));
        StudioAnswers.AddFindings(http.Response, answer, saved.Findings, definition);
        answer["workflowDefinition"] = await ToStudioAsync(version, catalogue, cancellationToken);
        return StudioAnswers.Answer(answer);
    }

    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        DefinitionDrafts drafts,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        if (await drafts.RevertAsync(definitionId, version, who, cancellationToken) is not { } draft)
            return Results.NotFound();
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(draft));
        StudioAnswers.Say(
            response,
            $"已以第 {version} 版为新草稿（第 {draft.Version} 版），提交并经另一人核对后生效。"
        );
        return StudioAnswers.Answer(Summary(draft));
    }

    /// <summary>A row of the list.</summary>
    private static JsonObject Summary(DefinitionVersion version) =>
        new()
        {
            ["id"] = version.Id.ToString(),
            ["definitionId"] = version.DefinitionId,
            ["name"] = version.Name,
            ["description"] = ActivityJson.Text(JsonNode.Parse(version.Json)?["description"]),
            ["version"] = version.Version,
            ["toolVersion"] = null,
            ["isLatest"] = version.IsLatest,
            ["isPublished"] = version.IsPublished,
            ["providerName"] = null,
            ["materializerName"] = "Json",
            ["isMaterializerAvailable"] = true,
            ["createdAt"] = ChinaInstantPattern.Instance.Format(version.CreatedAt),
            ["isReadonly"] = false,
            ["links"] = StudioLinks.OfDefinition(version.DefinitionId, mayEdit: true),
        };

    internal static async Task<JsonObject> ToStudioAsync(
        DefinitionVersion version,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        StudioDefinition.ToStudio(
            version,
            version.Id.ToString(),
            mayEdit: true,
            await catalogue.KnownAsync(cancellationToken)
        );

    private static IEnumerable<DefinitionVersion> Sorted(
        IEnumerable<DefinitionVersion> versions,
        string by,
        bool isDescending
    )
    {
        var sorted = by switch
        {
            "Version" => versions.OrderBy(version => version.Version),
            "Name" => versions.OrderBy(version => version.Name, StringComparer.Ordinal),
            _ => versions
                .OrderBy(version => version.Kind)
                .ThenBy(version => version.DefinitionId, StringComparer.Ordinal)
                .ThenBy(version => version.Version),
        };
        return isDescending ? sorted.Reverse() : sorted;
    }

    private static int Number(string? text, int fallback) =>
        int.TryParse(text, out var number) && number >= 0 ? number : fallback;
}
