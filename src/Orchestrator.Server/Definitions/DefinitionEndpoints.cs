using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.Json;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Workflows.Validation;

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
        group.MapPost("/archive", ImportArchiveAsync).WithName("importDefinitions").RequireAuthorization(Permission.ChangeDefinitions)
            .Accepts<Stream>(DefinitionExport.ArchiveType).WithSummary("导入压缩包中的全部流程定义，逐个校验 / import all definitions of a zip, each after validation, as drafts");
        group.MapGet("/archive", ExportArchiveAsync).WithName("exportDefinitions").RequireAuthorization(Permission.ChangeDefinitions)
            .Produces<Stream>(StatusCodes.Status200OK, DefinitionExport.ArchiveType).WithSummary("导出全部流程定义的最新版本 / a zip of every definition's newest version");
        group.MapGet("/{id}/file", ExportAsync).WithName("exportDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .Produces<Stream>(StatusCodes.Status200OK, DefinitionExport.JsonType).WithSummary("导出一个流程定义，缺省为最新版本 / one definition's file, the newest version unless one is named");
        group.MapGet("/{id}/versions", VersionsAsync).WithName("listDefinitionVersions").RequireAuthorization(Permission.Read)
            .WithSummary("全部版本，新的在前 / all versions, the newest first");
        group.MapGet("/{id}/changes", ChangesAsync).WithName("getDefinitionChanges").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("最新版本与已发布版本的差异 / how the newest version differs from the published one");
        group.MapPost("/{id}/submission", SubmitAsync).WithName("submitDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("提交发布，等待另一人核对 / ask for the newest draft's publication");
        group.MapPost("/{id}/publication", PublishAsync).WithName("publishDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("发布最新版本：须由未参与编制的另一人 / publish the newest version: by somebody who had no hand in it");
        group.MapDelete("/{id}/publication", RetractAsync).WithName("retractDefinition").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("取消发布：不再启动新实例，运行中的不受影响 / no new instance runs it; running ones stay");
        group.MapPost("/{id}/versions/{version:int}/restoration", RestoreAsync).WithName("restoreDefinitionVersion").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("以旧版本为新草稿 / copy an earlier version as the newest draft");
        group.MapGet("/{id}/plan", PlanAsync).WithName("getPlan").RequireAuthorization(Permission.Read)
            .WithSummary("试算全部日期，如 ?set.meeting=2024-12-16 / all dates, with ?set.NAME=DATE");
    }

    private static async Task<Ok<IReadOnlyList<DefinitionSummary>>> ListAsync(DefinitionLibrary library, CancellationToken cancellation) =>
        TypedResults.Ok(await library.ListAsync(cancellation));

    private static async Task<Results<Ok<ImportAnswer>, ProblemAnswer>> ImportAsync(
        JsonObject body, DefinitionImport import, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var answer = await import.ImportAsync(body.ToJsonString(JsonFormat.Options), who.Account, isShipped: false, log.VersionLine(who, "definition.imported"), cancellation);
        return TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<IReadOnlyList<ImportAnswer>>, ProblemAnswer>> ImportArchiveAsync(
        HttpRequest request, DefinitionImport import, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        buffer.Position = 0;
        if (await DefinitionImport.ReadArchiveAsync(buffer, cancellation) is not { Count: > 0 } files)
            return ProblemAnswer.Invalid("$", "不是含有流程定义（.json）的 zip 压缩包，或内容过大。", "is not a zip with definitions (.json), or is too large.");
        var answers = new List<ImportAnswer>();
        foreach (var (name, json) in files)
        {
            var answer = await import.ImportAsync(json, who.Account, isShipped: false, log.VersionLine(who, "definition.imported"), cancellation);
            answers.Add(answer with { File = name });
        }

        return TypedResults.Ok<IReadOnlyList<ImportAnswer>>(answers);
    }

    private static async Task<FileContentHttpResult> ExportArchiveAsync(DefinitionLibrary library, CancellationToken cancellation) => TypedResults.File(
        await DefinitionExport.ArchiveAsync(await library.NewestAsync(cancellation), cancellation), DefinitionExport.ArchiveType, DefinitionExport.ArchiveName);

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> ExportAsync(string id, DefinitionLibrary library, CancellationToken cancellation, int? version = null)
    {
        var versions = await library.VersionsAsync(id, cancellation);
        return versions.FirstOrDefault(row => version is null || row.Version == version) is { } found
            ? TypedResults.File(DefinitionExport.File(found), DefinitionExport.JsonType, DefinitionExport.FileName(found))
            : Unknown(id);
    }

    private static async Task<Results<Ok<IReadOnlyList<DefinitionVersionView>>, ProblemAnswer>> VersionsAsync(string id, DefinitionLibrary library, CancellationToken cancellation)
    {
        var versions = await library.VersionsAsync(id, cancellation);
        return versions.Count == 0 ? Unknown(id) : TypedResults.Ok<IReadOnlyList<DefinitionVersionView>>([.. versions.Select(DefinitionVersionView.Of)]);
    }

    private static async Task<Results<Ok<DefinitionChangesView>, ProblemAnswer>> ChangesAsync(string id, DefinitionChanges changes, ClaimsPrincipal who, CancellationToken cancellation) =>
        await changes.FindAsync(id, who.Account, cancellation) is { } found ? TypedResults.Ok(found) : Unknown(id);

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> SubmitAsync(
        string id, DefinitionLibrary library, DefinitionPublishing publishing, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var submitted = await publishing.SubmitAsync(id, who.Account, log.VersionLine(who, "definition.submitted"), cancellation);
        if (submitted.Refusal is { } refusal) return Refused(id, refusal, submitted);
        return TypedResults.Ok((await library.FindAsync(id, cancellation))!);
    }

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> PublishAsync(
        string id, DefinitionApproval body, DefinitionLibrary library, DefinitionPublishing publishing, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var published = await publishing.ApproveAsync(id, who.Account, body.Revision, log.VersionLine(who, "definition.published"), cancellation);
        if (published.Refusal is { } refusal) return Refused(id, refusal, published);
        return TypedResults.Ok((await library.FindAsync(id, cancellation))!);
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RetractAsync(string id, DefinitionPublishing publishing, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await publishing.RetractAsync(id, log.VersionLine(who, "definition.retracted"), cancellation) is null)
            return ProblemAnswer.NotFound($"已发布的流程定义 {id}", $"published definition {id}");
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DefinitionSummary>, ProblemAnswer>> RestoreAsync(
        string id, int version, DefinitionLibrary library, DefinitionDrafts drafts, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await drafts.RevertAsync(id, version, who.Account, log.RestoredLine(who, version), cancellation) is null)
            return ProblemAnswer.NotFound($"流程定义 {id} 的第 {version} 版", $"version {version} of the definition {id}");
        return TypedResults.Ok((await library.FindAsync(id, cancellation))!);
    }

    private static ProblemAnswer Unknown(string id) => ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}");

    private static ProblemAnswer Refused(string id, PublicationRefusal refusal, Publication publication) => refusal switch
    {
        PublicationRefusal.Unknown => Unknown(id),
        PublicationRefusal.SecondPerson => new ProblemAnswer(
            StatusCodes.Status403Forbidden, "second-person", "须由未参与编制的另一人核对并发布。", "Somebody who had no hand in it has to check and publish it."),
        PublicationRefusal.Changed => ProblemAnswer.Conflict("changed", "草稿在您核对之后又有改动，请重新核对。", "The draft was changed after you looked at it; look at it again."),
        _ => new ProblemAnswer(
            StatusCodes.Status422UnprocessableEntity, "findings", "校验未通过，不能发布：" + string.Join(" ", Errors(publication).Select(finding => finding.Message)), "It has errors and cannot be published: " + string.Join(" ", Errors(publication).Select(finding => finding.MessageEn)))
        {
            Clauses = [.. Errors(publication).Select(finding => finding.Clause).OfType<string>().Distinct()],
        },
    };

    private static IEnumerable<Finding> Errors(Publication publication) => publication.Findings.Where(DefinitionRules.RefusesPublication);

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
