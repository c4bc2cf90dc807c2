using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.Json;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Definitions;

/// <summary>Schedule and application definitions.</summary>
internal static class DefinitionEndpoints
{
    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("流程定义 definitions");
        group.MapGet("", ListAsync).WithName("listDefinitions").RequireAuthorization(Permission.Read)
            .WithSummary("流程定义 / definitions");
        group.MapPost("", ImportAsync).WithName("importDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("导入（Elsa 3 JSON），先校验 / import Elsa 3 JSON after validation, as a draft");
        group.MapPost("/{id}/publication", PublishAsync).WithName("publishDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("发布草稿：须由导入者之外的人 / publish the draft: by somebody other than its importer");
        group.MapGet("/{id}/plan", PlanAsync).WithName("getPlan").RequireAuthorization(Permission.Read)
            .WithSummary("试算全部日期，如 ?set.meeting=2024-12-16 / all dates, with ?set.NAME=DATE");
    }

    private static async Task<Ok<IReadOnlyList<DefinitionSummary>>> ListAsync(DefinitionLibrary library, CancellationToken cancellation) =>
        TypedResults.Ok(await library.ListAsync(cancellation));

    private static async Task<Results<Ok<ImportAnswer>, ProblemAnswer>> ImportAsync(
        JsonObject body, DefinitionLibrary library, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var answer = await library.ImportAsync(body.ToJsonString(JsonFormat.Options), who.Account, approver: null, cancellation);
        if (answer.Imported)
            await log.AppendAsync(who, "definition.imported", answer.Definition!.Id, cancellation, new JsonObject { ["version"] = answer.Definition.Version, ["hash"] = answer.Definition.Hash });
        return TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> PublishAsync(
        string id, DefinitionLibrary library, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await library.FindRefusalsAsync(id, cancellation) is { Count: > 0 } refusals)
        {
            return new ProblemAnswer(
                StatusCodes.Status422UnprocessableEntity, "findings", "校验未通过，不能发布：" + string.Join(" ", refusals.Select(finding => finding.Message)), "It cannot be published: " + string.Join(" ", refusals.Select(finding => finding.MessageEn)))
            {
                Clauses = [.. refusals.Select(finding => finding.Clause).OfType<string>().Distinct()],
            };
        }

        var (published, definition) = await library.PublishAsync(id, who.Account, cancellation);
        if (published is null) return ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}");
        if (published is false)
        {
            return new ProblemAnswer(
                StatusCodes.Status403Forbidden, "second-person", "须由导入者之外的另一人核对并发布。", "Somebody other than its importer has to check and publish it.");
        }

        await log.AppendAsync(who, "definition.published", id, cancellation, new JsonObject { ["version"] = definition!.PublishedVersion, ["hash"] = definition.Hash });
        return TypedResults.Ok(definition);
    }

    private static async Task<Results<Ok<PlanView>, ProblemAnswer>> PlanAsync(string id, HttpRequest request, SchedulePlans plans, CancellationToken cancellation)
    {
        var set = request.Query.Where(pair => pair.Key.StartsWith("set.", StringComparison.Ordinal)).ToDictionary(pair => pair.Key["set.".Length..], pair => pair.Value.ToString());
        return await plans.FindAsync(id, set, cancellation) switch
        {
            (null, null) => ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}"),
            (null, { } problem) => problem,
            var (plan, _) => TypedResults.Ok(plan),
        };
    }
}
