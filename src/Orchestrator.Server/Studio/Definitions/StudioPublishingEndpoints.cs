using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Studio.Descriptors;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>
/// Publishing, taking back and deleting from Studio. Publishing submits: the second person approves on the page that
/// shows the changes.
/// </summary>
internal static class StudioPublishingEndpoints
{
    /// <summary>Maps each for one definition and for many.</summary>
    public static void MapStudioPublishing(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/update-references", () =>
            new JsonObject { ["affectedWorkflows"] = new JsonArray() }
        );
        elsa.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
        elsa.MapDelete("/workflow-definition-versions/{id:long}", DeleteVersionAsync);
        var bulk = elsa.MapGroup("/bulk-actions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishManyAsync);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractManyAsync);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteManyAsync);
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync);
    }

    private static async Task<IResult> PublishAsync(
        string definitionId,
        DefinitionPublishing publishing,
        StudioCatalogue catalogue,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var submitted = await publishing.SubmitAsync(definitionId, who, cancellationToken);
        if (submitted.Version is not { } version)
            return Results.NotFound();
        if (submitted.Refusal is not null)
            return StudioAnswers.Refused(response, submitted.Findings, JsonNode.Parse(version.Json));
        TellSubmitted(response, submitted);
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(version));
        return StudioAnswers.Answer(
            new JsonObject
            {
                ["workflowDefinition"] = await StudioDefinitionEndpoints.ToStudioAsync(
                    version,
                    catalogue,
                    cancellationToken
                ),
                ["alreadyPublished"] = submitted.WasPublished,
                ["consumingWorkflowCount"] = 0,
                ["validationErrors"] = new JsonArray(),
            }
        );
    }

    /// <summary>Says that a second person is needed now, in the place of Studio's "published".</summary>
    internal static void TellSubmitted(HttpResponse response, Publication submitted)
    {
        if (submitted.WasPublished)
        {
            StudioAnswers.Say(response, "这一版已经发布，没有改动。", insteadOf: "Workflow published");
            return;
        }

        StudioAnswers.Say(
            response,
            $"已提交发布（第 {submitted.Version!.Version} 版）。须由未参与编制的另一人在“待发布”中核对差异后批准。",
            insteadOf: "Workflow published"
        );
    }

    private static async Task<IResult> RetractAsync(
        string definitionId,
        DefinitionPublishing publishing,
        DefinitionLibrary library,
        StudioCatalogue catalogue,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await publishing.RetractAsync(definitionId, who, cancellationToken);
        if ((await library.VersionsAsync(definitionId, cancellationToken)).Newest() is not { } newest)
            return Results.NotFound();
        StudioAnswers.NameRevision(response, definitionId, DefinitionRevision.Of(newest));
        return StudioAnswers.Answer(
            await StudioDefinitionEndpoints.ToStudioAsync(newest, catalogue, cancellationToken)
        );
    }

    private static async Task<IResult> DeleteAsync(
        string definitionId,
        DefinitionRemoval removal,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await DeleteEachAsync([definitionId], id => removal.RemoveAsync(id, who, cancellationToken), response);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(
        long id,
        DefinitionRemoval removal,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        await DeleteEachAsync([id.ToString()], _ => removal.RemoveVersionAsync(id, who, cancellationToken), response);
        return Results.NoContent();
    }

    private static async Task<JsonObject> PublishManyAsync(
        JsonObject body,
        DefinitionPublishing publishing,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var (submitted, already, unknown, failed) = (
            new JsonArray(),
            new JsonArray(),
            new JsonArray(),
            new List<string>()
        );
        foreach (var id in Ids(body, "definitionIds"))
        {
            var publication = await publishing.SubmitAsync(id, who, cancellationToken);
            if (publication.Version is null)
            {
                unknown.Add(id);
            }
            else if (publication.Refusal is not null)
            {
                failed.Add(
                    $"{publication.Version.Name}：{publication.Findings.First(DefinitionRules.RefusesPublication).Message}"
                );
            }
            else if (publication.WasPublished)
            {
                already.Add(id);
            }
            else
            {
                submitted.Add(id);
            }
        }

        var told =
            (submitted.Count > 0 ? $"已提交 {submitted.Count} 个流程，须由另一人在“待发布”中核对后批准。" : "")
            + string.Concat(failed.Select(failure => "\n未提交 " + failure));
        if (told.Length > 0)
            StudioAnswers.Say(response, told.Trim(), failed.Count > 0);
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

    private static async Task<JsonObject> RetractManyAsync(
        JsonObject body,
        DefinitionPublishing publishing,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var (retracted, already) = (new JsonArray(), new JsonArray());
        foreach (var id in Ids(body, "definitionIds"))
        {
            var found = await publishing.RetractAsync(id, who, cancellationToken);
            (found is null ? already : retracted).Add(id);
        }

        return new JsonObject
        {
            ["retracted"] = retracted,
            ["alreadyRetracted"] = already,
            ["notFound"] = new JsonArray(),
            ["skipped"] = new JsonArray(),
        };
    }

    private static async Task<JsonObject> DeleteManyAsync(
        JsonObject body,
        DefinitionRemoval removal,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            ["deleted"] = await DeleteEachAsync(
                Ids(body, "definitionIds"),
                id => removal.RemoveAsync(id, who, cancellationToken),
                response
            ),
        };

    private static async Task<JsonObject> DeleteVersionsAsync(
        JsonObject body,
        DefinitionRemoval removal,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            ["deleted"] = await DeleteEachAsync(
                Ids(body, "ids"),
                async id =>
                    long.TryParse(id, out var version)
                    && await removal.RemoveVersionAsync(version, who, cancellationToken),
                response
            ),
        };

    private static async Task<int> DeleteEachAsync(
        IReadOnlyList<string> ids,
        Func<string, Task<bool>> remove,
        HttpResponse response
    )
    {
        var deleted = 0;
        foreach (var id in ids)
        {
            if (await remove(id))
                deleted++;
        }

        if (deleted < ids.Count)
        {
            StudioAnswers.Say(
                response,
                $"有 {ids.Count - deleted} 项未删除：曾经发布的版本经两人核定，须保留备查；不再使用的请取消发布，只有未发布过的草稿可以删除。",
                isRefusal: true
            );
        }
        return deleted;
    }

    private static IReadOnlyList<string> Ids(JsonObject body, string member) =>
        [.. (body[member] as JsonArray ?? []).Select(ActivityJson.Text).OfType<string>()];
}
