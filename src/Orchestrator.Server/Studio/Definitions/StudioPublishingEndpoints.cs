using System.Security.Claims;
using System.Text.Json.Nodes;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Publishing, taking back and deleting from Studio. Publishing submits: the second person approves on the page that shows the changes.</summary>
internal static class StudioPublishingEndpoints
{
    public static void MapStudioPublishing(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/update-references", () => new JsonObject { ["affectedWorkflows"] = new JsonArray() });
        elsa.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
        elsa.MapDelete("/workflow-definition-versions/{id:long}", DeleteVersionAsync);
        var bulk = elsa.MapGroup("/bulk-actions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishManyAsync);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractManyAsync);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteManyAsync);
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync);
    }

    private static async Task<IResult> PublishAsync(
        string definitionId, DefinitionPublishing publishing, StudioCatalogue catalogue, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        var submitted = await publishing.SubmitAsync(definitionId, who.Account, log.VersionLine(who, "definition.submitted"), cancellation);
        if (submitted.Version is not { } version) return Results.NotFound();
        if (submitted.Refusal is not null) return StudioAnswers.Refused(response, submitted.Findings, JsonNode.Parse(version.Json));
        TellSubmitted(response, submitted);
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(version));
        return StudioDefinitionEndpoints.Answer(new JsonObject
        {
            ["workflowDefinition"] = await StudioDefinitionEndpoints.ToStudioAsync(version, catalogue, cancellation),
            ["alreadyPublished"] = submitted.WasPublished,
            ["consumingWorkflowCount"] = 0,
            ["validationErrors"] = new JsonArray(),
        });
    }

    /// <summary>Says that a second person is needed now, in the place of Studio's "published".</summary>
    internal static void TellSubmitted(HttpResponse response, Publication submitted)
    {
        if (submitted.WasPublished)
        {
            StudioAnswers.Say(response, "这一版已经发布，没有改动。", insteadOf: "Workflow published");
            return;
        }

        StudioAnswers.Say(response, $"已提交发布（第 {submitted.Version!.Version} 版）。须由未参与编制的另一人在“待发布”中核对差异后批准。", insteadOf: "Workflow published");
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, DefinitionPublishing publishing, DefinitionLibrary library, StudioCatalogue catalogue, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        await publishing.RetractAsync(definitionId, log.VersionLine(who, "definition.retracted"), cancellation);
        if ((await library.VersionsAsync(definitionId, cancellation)).Newest() is not { } newest) return Results.NotFound();
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(newest));
        return StudioDefinitionEndpoints.Answer(await StudioDefinitionEndpoints.ToStudioAsync(newest, catalogue, cancellation));
    }

    private static async Task<IResult> DeleteAsync(string definitionId, DefinitionRemoval removal, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        await DeleteEachAsync([definitionId], id => removal.RemoveAsync(id, log.Line(who, "definition.deleted", id), cancellation), response);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(long id, DefinitionRemoval removal, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        await DeleteEachAsync([id.ToString()], name => removal.RemoveVersionAsync(id, log.Line(who, "definition.deleted", name), cancellation), response);
        return Results.NoContent();
    }

    private static async Task<JsonObject> PublishManyAsync(JsonObject body, DefinitionPublishing publishing, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        var (submitted, already, unknown, failed) = (new JsonArray(), new JsonArray(), new JsonArray(), new List<string>());
        foreach (var id in Ids(body, "definitionIds"))
        {
            var publication = await publishing.SubmitAsync(id, who.Account, log.VersionLine(who, "definition.submitted"), cancellation);
            if (publication.Version is null) unknown.Add(id);
            else if (publication.Refusal is not null) failed.Add($"{publication.Version.Name}：{publication.Findings.First(DefinitionRules.RefusesPublication).Message}");
            else if (publication.WasPublished) already.Add(id);
            else submitted.Add(id);
        }

        var told = (submitted.Count > 0 ? $"已提交 {submitted.Count} 个流程，须由另一人在“待发布”中核对后批准。" : "") + string.Concat(failed.Select(failure => "\n未提交 " + failure));
        if (told.Length > 0) StudioAnswers.Say(response, told.Trim(), failed.Count > 0);
        return new JsonObject
        {
            ["published"] = new JsonArray(),
            ["alreadyPublished"] = already,
            ["notFound"] = unknown,
            ["skipped"] = submitted,
            ["updatedConsumers"] = new JsonArray(),
            ["failed"] = new JsonArray(),
            ["warnings"] = new JsonObject(),
        };
    }

    private static async Task<JsonObject> RetractManyAsync(JsonObject body, DefinitionPublishing publishing, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var (retracted, already) = (new JsonArray(), new JsonArray());
        foreach (var id in Ids(body, "definitionIds"))
        {
            var found = await publishing.RetractAsync(id, log.VersionLine(who, "definition.retracted"), cancellation);
            (found is null ? already : retracted).Add(id);
        }

        return new JsonObject { ["retracted"] = retracted, ["alreadyRetracted"] = already, ["notFound"] = new JsonArray(), ["skipped"] = new JsonArray() };
    }

    private static async Task<JsonObject> DeleteManyAsync(JsonObject body, DefinitionRemoval removal, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation) =>
        new() { ["deleted"] = await DeleteEachAsync(Ids(body, "definitionIds"), id => removal.RemoveAsync(id, log.Line(who, "definition.deleted", id), cancellation), response) };

    private static async Task<JsonObject> DeleteVersionsAsync(JsonObject body, DefinitionRemoval removal, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation) =>
        new()
        {
            ["deleted"] = await DeleteEachAsync(
                Ids(body, "ids"),
                async id => long.TryParse(id, out var version) && await removal.RemoveVersionAsync(version, log.Line(who, "definition.deleted", id), cancellation),
                response),
        };

    private static async Task<int> DeleteEachAsync(IReadOnlyList<string> ids, Func<string, Task<bool>> remove, HttpResponse response)
    {
        var deleted = 0;
        foreach (var id in ids)
        {
            if (await remove(id)) deleted++;
        }

        if (deleted < ids.Count) StudioAnswers.Say(response, $"有 {ids.Count - deleted} 项未删除：曾经发布的版本经两人核定，须保留备查；不再使用的请取消发布，只有未发布过的草稿可以删除。", isRefusal: true);
        return deleted;
    }

    private static IReadOnlyList<string> Ids(JsonObject body, string member) => [.. (body[member] as JsonArray ?? []).Select(ActivityJson.Text).OfType<string>()];
}
