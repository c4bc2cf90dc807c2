using System.Security.Claims;
using System.Text.Json.Nodes;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.Json;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Files in and out of Studio.</summary>
internal static class StudioFileEndpoints
{
    public static void MapStudioFiles(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
        elsa.MapPost("/workflow-definitions/import", ImportAsync);
        elsa.MapPost("/workflow-definitions/import-files", ImportFilesAsync);
    }

    private static async Task<IResult> ExportAsync(string definitionId, string? versionOptions, DefinitionLibrary library, CancellationToken cancellation) =>
        VersionChoice.Of(await library.VersionsAsync(definitionId, cancellation), versionOptions).Newest() is { } version
            ? Results.File(DefinitionExport.File(version), DefinitionExport.JsonType, DefinitionExport.FileName(version))
            : Results.NotFound();

    private static async Task<IResult> ExportManyAsync(JsonObject body, DefinitionLibrary library, CancellationToken cancellation)
    {
        var ids = (body["ids"] as JsonArray ?? []).Select(ActivityJson.Text).ToHashSet(StringComparer.Ordinal);
        var versions = (await library.AllAsync(cancellation)).Where(version => ids.Contains(version.Id.ToString())).ToList();
        return versions switch
        {
            [] => Results.NotFound(),
            [var only] => Results.File(DefinitionExport.File(only), DefinitionExport.JsonType, DefinitionExport.FileName(only)),
            _ => Results.File(await DefinitionExport.ArchiveAsync(versions, cancellation), DefinitionExport.ArchiveType, DefinitionExport.ArchiveName),
        };
    }

    private static async Task<IResult> ImportAsync(JsonObject body, StudioSaving saving, StudioCatalogue catalogue, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        var (saved, definition) = await saving.SaveAsync(body, who, DefinitionDrafts.NewVersion, cancellation);
        if (saved.Version is not { } version)
        {
            // Of several files Studio names none, and our list of findings shows the last one's.
            var why = saved.Findings.FirstOrDefault(DefinitionRules.RefusesPublication)?.Message;
            StudioAnswers.Say(response, $"未导入“{ActivityJson.Text(definition["name"])}”：{why ?? "另有一人正在修改同名的草稿。"}", isRefusal: true);
            return StudioSaving.Refuse(response, saved, definition);
        }

        StudioAnswers.NameRevision(response, version.DefinitionId, DefinitionRevision.Of(version));
        var answer = await StudioDefinitionEndpoints.ToStudioAsync(version, catalogue, cancellation);
        StudioAnswers.AddFindings(response, answer, saved.Findings, definition);
        return StudioDefinitionEndpoints.Answer(answer);
    }

    private static async Task<IResult> ImportFilesAsync(HttpRequest request, DefinitionImport import, OperatorLogWriter log, ClaimsPrincipal who, HttpResponse response, CancellationToken cancellation)
    {
        if (!request.HasFormContentType) return StudioAnswers.Refused("请以文件上传。");
        var (imported, refused) = (0, new List<string>());
        foreach (var file in (await request.ReadFormAsync(cancellation)).Files)
        {
            foreach (var (name, json) in await ReadAsync(file, cancellation))
            {
                var answer = await import.ImportAsync(json, who.Account, isShipped: false, log.VersionLine(who, "definition.imported"), cancellation);
                if (answer.Imported) imported++;
                else refused.Add($"{name}：{answer.Findings.First(finding => finding.Severity == "error").Message}");
            }
        }

        if (refused.Count > 0) StudioAnswers.Say(response, "未导入 " + string.Join("\n", refused), isRefusal: true);
        return Results.Json(new JsonObject { ["count"] = imported }, JsonFormat.Options);
    }

    private static async Task<IReadOnlyList<(string Name, string Json)>> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        if (file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return await DefinitionImport.ReadArchiveAsync(stream, cancellation) ?? [];
        using var reader = new StreamReader(stream);
        return [(file.FileName, await reader.ReadToEndAsync(cancellation))];
    }
}
