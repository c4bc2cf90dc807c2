using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Studio.Descriptors;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Files in and out of Studio.</summary>
internal static class StudioFileEndpoints
{
    /// <summary>Maps exporting and importing, one or many.</summary>
    public static void MapStudioFiles(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
        elsa.MapPost("/workflow-definitions/import", ImportAsync);
        elsa.MapPost("/workflow-definitions/import-files", ImportFilesAsync);
    }

    private static async Task<IResult> ExportAsync(
        string definitionId,
        string? versionOptions,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    ) =>
        VersionChoice.Of(await library.VersionsAsync(definitionId, cancellationToken), versionOptions).Newest()
            is { } version
            ? Results.File(
                DefinitionExport.File(version),
                DefinitionExport.JsonType,
                DefinitionExport.FileName(version)
            )
            : Results.NotFound();

    private static async Task<IResult> ExportManyAsync(
        JsonObject body,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    )
    {
        var ids = (body["ids"] as JsonArray ?? []).Select(ActivityJson.Text).ToHashSet(StringComparer.Ordinal);
        var versions = (await library.AllAsync(cancellationToken))
            .Where(version => ids.Contains(version.Id.ToString()))
            .ToList();
        return versions switch
        {
            [] => Results.NotFound(),
            [var only] => Results.File(
                DefinitionExport.File(only),
                DefinitionExport.JsonType,
                DefinitionExport.FileName(only)
            ),
            _ => Results.File(
                await DefinitionExport.ArchiveAsync(versions, cancellationToken),
                DefinitionExport.ArchiveType,
                DefinitionExport.ArchiveName
            ),
        };
    }

    private static async Task<IResult> ImportAsync(
        JsonObject body,
        StudioSaving saving,
        StudioCatalogue catalogue,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var (saved, definition) = await saving.SaveAsync(body, who, DefinitionDrafts.NewVersion, cancellationToken);
        if (saved.Version is not { } version)
        {
            // Of several files Studio names none, and our list of findings shows the last one's.
            var why = saved.Findings.FirstOrDefault(DefinitionRules.RefusesPublication)?.Message;
            StudioAnswers.Say(
                response,
                $"未导入“{ActivityJson.Text(definition["name"])}”：{why ?? "另有一人正在修改同名的草稿。"}",
                isRefusal: true
            );
            return StudioSaving.Refuse(response, saved, definition);
        }

        StudioAnswers.NameRevision(response, version.DefinitionId, DefinitionRevision.Of(version));
        var answer = await StudioDefinitionEndpoints.ToStudioAsync(version, catalogue, cancellationToken);
        StudioAnswers.AddFindings(response, answer, saved.Findings, definition);
        return StudioAnswers.Answer(answer);
    }

    private static async Task<IResult> ImportFilesAsync(
        HttpRequest request,
        DefinitionImport import,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        if (!request.HasFormContentType)
            return StudioAnswers.Refused("请以文件上传。");
        var (imported, refused) = (0, new List<string>());
        foreach (var file in (await request.ReadFormAsync(cancellationToken)).Files)
        {
            foreach (var answer in await ImportFileAsync(file, import, who, cancellationToken))
            {
                if (answer.Imported)
                {
                    imported++;
                }
                else
                {
                    refused.Add(
                        $"{answer.File}：{answer.Findings.First(finding => finding.Severity == "error").Message}"
                    );
                }
            }
        }

        if (refused.Count > 0)
            StudioAnswers.Say(response, "未导入 " + string.Join("\n", refused), isRefusal: true);
        return Results.Json(new JsonObject { ["count"] = imported }, JsonFormat.Options);
    }

    private static async Task<IReadOnlyList<ImportAnswer>> ImportFileAsync(
        IFormFile file,
        DefinitionImport import,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var stream = file.OpenReadStream();
        if (file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return await import.ImportArchiveAsync(stream, who, cancellationToken) ?? [];
        using var reader = new StreamReader(stream);
        return
        [
            await import.ImportAsync(await reader.ReadToEndAsync(cancellationToken), who, cancellationToken) with
            {
                File = file.FileName,
            },
        ];
    }
}
