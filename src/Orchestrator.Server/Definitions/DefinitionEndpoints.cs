using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Definitions;

/// <summary>Schedule and application definitions.</summary>
internal static class DefinitionEndpoints
{
    /// <summary>Maps reading, importing, exporting, publishing and planning, below <c>/definitions</c>.</summary>
    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("流程定义 definitions");
        group
            .MapGet("", ListAsync)
            .WithName("listDefinitions")
            .RequireAuthorization(Permission.Read)
            .WithSummary("流程定义 / definitions");
        group
            .MapPost("", ImportAsync)
            .WithName("importDefinition")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("导入（Elsa 3 JSON），先校验 / import Elsa 3 JSON after validation, as a draft");
        group
            .MapPost("/archive", ImportArchiveAsync)
            .WithName("importDefinitions")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .Accepts<Stream>(DefinitionExport.ArchiveType)
            .WithSummary(
                "导入压缩包中的全部流程定义，逐个校验 / import all definitions of a zip, each after validation, as drafts"
            );
        group
            .MapGet("/archive", ExportArchiveAsync)
            .WithName("exportDefinitions")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .Produces<Stream>(StatusCodes.Status200OK, DefinitionExport.ArchiveType)
            .WithSummary("导出全部流程定义的最新版本 / a zip of every definition's newest version");
        group
            .MapGet("/{id}/file", ExportAsync)
            .WithName("exportDefinition")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .Produces<Stream>(StatusCodes.Status200OK, DefinitionExport.JsonType)
            .WithSummary(
                "导出一个流程定义，缺省为最新版本 / one definition's file, the newest version unless one is named"
            );
        group
            .MapGet("/{id}/versions", VersionsAsync)
            .WithName("listDefinitionVersions")
            .RequireAuthorization(Permission.Read)
            .WithSummary("全部版本，新的在前 / all versions, the newest first");
        group
            .MapGet("/{id}/changes", ChangesAsync)
            .WithName("getDefinitionChanges")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("最新版本与已发布版本的差异 / how the newest version differs from the published one");
        group
            .MapPost("/{id}/submission", SubmitAsync)
            .WithName("submitDefinition")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("提交发布，等待另一人核对 / ask for the newest draft's publication");
        group
            .MapPost("/{id}/publication", PublishAsync)
            .WithName("publishDefinition")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary(
                "发布最新版本：须由未参与编制的另一人 / publish the newest version: by somebody who had no hand in it"
            );
        group
            .MapDelete("/{id}/publication", RetractAsync)
            .WithName("retractDefinition")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("取消发布：不再启动新实例，运行中的不受影响 / no new instance runs it; running ones stay");
        group
            .MapPost("/{id}/versions/{version:int}/restoration", RestoreAsync)
            .WithName("restoreDefinitionVersion")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("以旧版本为新草稿 / copy an earlier version as the newest draft");
        group
            .MapGet("/{id}/plan", PlanAsync)
            .WithName("getPlan")
            .RequireAuthorization(Permission.Read)
            .WithSummary("试算全部日期，如 ?set.meeting=2024-12-16 / all dates, with ?set.NAME=DATE");
    }

    // Packed; what it unpacks to has a limit of its own.
    private const int LargestArchive = 10_000_000;

    private static async Task<Ok<IReadOnlyList<DefinitionSummary>>> ListAsync(
        DefinitionLibrary library,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await library.ListAsync(cancellationToken));

    private static async Task<Results<Ok<ImportAnswer>, ProblemAnswer>> ImportAsync(
        JsonObject body,
        DefinitionImport import,
        Operator who,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await import.ImportAsync(body.ToJsonString(JsonFormat.Options), who, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<ImportAnswer>>, ProblemAnswer>> ImportArchiveAsync(
        HttpRequest request,
        DefinitionImport import,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream(
            await BoundedBody.ReadAsync(request.Body, LargestArchive, cancellationToken)
        );
        return await import.ImportArchiveAsync(buffer, who, cancellationToken) is { } answers
            ? TypedResults.Ok(answers)
            : ProblemAnswer.Invalid(
                "$",
                "不是含有流程定义（.json）的 zip 压缩包，或内容过大。",
                "is not a zip with definitions (.json), or is too large."
            );
    }

    private static async Task<FileContentHttpResult> ExportArchiveAsync(
        DefinitionLibrary library,
        CancellationToken cancellationToken
    ) =>
        TypedResults.File(
            await DefinitionExport.ArchiveAsync(await library.NewestAsync(cancellationToken), cancellationToken),
            DefinitionExport.ArchiveType,
            DefinitionExport.ArchiveName
        );

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> ExportAsync(
        string id,
        DefinitionLibrary library,
        CancellationToken cancellationToken,
        int? version = null
    )
    {
        var versions = await library.VersionsAsync(id, cancellationToken);
        return versions.FirstOrDefault(row => version is null || row.Version == version) is { } found
            ? TypedResults.File(
                DefinitionExport.File(found),
                DefinitionExport.JsonType,
                DefinitionExport.FileName(found)
            )
            : Unknown(id);
    }

    private static async Task<Results<Ok<IReadOnlyList<DefinitionVersionView>>, ProblemAnswer>> VersionsAsync(
        string id,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    )
    {
        var versions = await library.VersionsAsync(id, cancellationToken);
        return versions.Count == 0
            ? Unknown(id)
            : TypedResults.Ok<IReadOnlyList<DefinitionVersionView>>([.. versions.Select(DefinitionVersionView.Of)]);
    }

    private static async Task<Results<Ok<DefinitionChangesView>, ProblemAnswer>> ChangesAsync(
        string id,
        DefinitionChanges changes,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await changes.FindAsync(id, who.Account, cancellationToken) is { } found ? TypedResults.Ok(found) : Unknown(id);

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> SubmitAsync(
        string id,
        DefinitionLibrary library,
        DefinitionPublishing publishing,
        Operator who,
        CancellationToken cancellationToken
    ) => await AnswerAsync(id, await publishing.SubmitAsync(id, who, cancellationToken), library, cancellationToken);

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> PublishAsync(
        string id,
        DefinitionApproval body,
        DefinitionLibrary library,
        DefinitionPublishing publishing,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await AnswerAsync(
            id,
            await publishing.ApproveAsync(id, who, body.Revision, cancellationToken),
            library,
            cancellationToken
        );

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> AnswerAsync(
        string id,
        Publication publication,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    ) =>
        PublicationRefusals.Of(id, publication) is { } refusal
            ? ProblemAnswer.Of(refusal)
            : TypedResults.Ok((await library.FindAsync(id, cancellationToken))!);

    private static async Task<Results<NoContent, ProblemAnswer>> RetractAsync(
        string id,
        DefinitionPublishing publishing,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await publishing.RetractAsync(id, who, cancellationToken) is not null
            ? TypedResults.NoContent()
            : ProblemAnswer.NotFound($"已发布的流程定义 {id}", $"published definition {id}");

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> RestoreAsync(
        string id,
        int version,
        DefinitionLibrary library,
        DefinitionDrafts drafts,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await drafts.RevertAsync(id, version, who, cancellationToken) is not null
            ? TypedResults.Ok((await library.FindAsync(id, cancellationToken))!)
            : ProblemAnswer.NotFound($"流程定义 {id} 的第 {version} 版", $"version {version} of the definition {id}");

    private static ProblemAnswer Unknown(string id) => ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}");

    private static async Task<Results<Ok<PlanView>, ProblemAnswer>> PlanAsync(
        string id,
        HttpRequest request,
        SchedulePlans plans,
        CancellationToken cancellationToken
    )
    {
        var set = request
            .Query.Where(pair => pair.Key.StartsWith("set.", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key["set.".Length..], pair => pair.Value.ToString());
        return (await plans.FindAsync(id, set, cancellationToken)).TryGet(out var plan, out var refusal)
            ? TypedResults.Ok(plan)
            : ProblemAnswer.Of(refusal);
    }
}
