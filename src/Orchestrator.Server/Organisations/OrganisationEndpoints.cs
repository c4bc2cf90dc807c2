using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Organisations;
using Orchestrator.Desk.Sheets;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Organisations;

/// <summary>单位名录: committees, departments and employers, each as far as somebody keeps them.</summary>
internal static class OrganisationEndpoints
{
    private const string Binary = "application/octet-stream";

    /// <summary>Maps reading, changing, importing and exporting, below <c>/organisations</c>.</summary>
    public static void MapOrganisations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/organisations")
            .WithTags("单位 organisations")
            .RequireAuthorization(Permission.ManageOrganisations);
        group
            .MapGet("", ListAsync)
            .WithName("listOrganisations")
            .WithSummary("单位名录，按类型和代码排列 / the register by role and code, in pages of fifty");
        group.MapPost("", AddAsync).WithName("addOrganisation").WithSummary("登记单位 / register an organisation");
        group
            .MapPut("", ChangeAsync)
            .WithName("changeOrganisation")
            .WithSummary("修改单位，类型和代码不变 / change all of an organisation but role and code");
        group
            .MapPost("/import/preview", PreviewAsync)
            .WithName("previewOrganisationImport")
            .Accepts<Stream>(Binary)
            .WithMetadata(new RequestSizeLimitAttribute(SheetReader.LargestFile))
            .WithSummary(
                "预览导入（.xlsx，至多 20,000 行、5 MB），不保存 / what an .xlsx would change, at most 20,000 rows and 5 MB; stores nothing"
            );
        group
            .MapPost("/import", ImportAsync)
            .WithName("importOrganisations")
            .Accepts<Stream>(Binary)
            .WithMetadata(new RequestSizeLimitAttribute(SheetReader.LargestFile))
            .WithSummary("导入预览过的同一文件 / import the file that was previewed, exactly as it was shown");
        group
            .MapGet("/export", ExportAsync)
            .WithName("exportOrganisations")
            .Produces<Stream>(StatusCodes.Status200OK, SheetWriter.MediaType)
            .WithSummary("导出名录（.xlsx）/ the register as an .xlsx that can be imported again");
        group
            .MapGet("/template", Template)
            .WithName("getOrganisationTemplate")
            .Produces<Stream>(StatusCodes.Status200OK, SheetWriter.MediaType)
            .WithSummary("导入模板（.xlsx）/ the empty table to fill in");
    }

    private static async Task<Ok<OrganisationPage>> ListAsync(
        OrganisationRegister register,
        Operator who,
        CancellationToken cancellationToken,
        string? role = null,
        string? search = null,
        int page = 1
    ) => TypedResults.Ok(await register.ListAsync(new OrganisationQuery(role, search), page, who, cancellationToken));

    private static async Task<Results<Created<OrganisationView>, ProblemAnswer>> AddAsync(
        OrganisationEntry body,
        OrganisationRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await register.AddAsync(body, who, cancellationToken)).TryGet(out var added, out var refusal)
            ? TypedResults.Created((string?)null, added)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<OrganisationView>, ProblemAnswer>> ChangeAsync(
        OrganisationEntry body,
        OrganisationRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await register.ChangeAsync(body, who, cancellationToken)).TryGet(out var changed, out var refusal)
            ? TypedResults.Ok(changed)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<OrganisationImportPreview>, ProblemAnswer>> PreviewAsync(
        HttpRequest request,
        OrganisationImport import,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await FileOfAsync(request, cancellationToken) is not { } file)
            return TooLarge();
        return (await import.PreviewAsync(file, who, cancellationToken)).TryGet(out var preview, out var refusal)
            ? TypedResults.Ok(preview)
            : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<Ok<OrganisationImportPreview>, ProblemAnswer>> ImportAsync(
        HttpRequest request,
        string preview,
        OrganisationImport import,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await FileOfAsync(request, cancellationToken) is not { } file)
            return TooLarge();
        return (await import.ImportAsync(file, preview, who, cancellationToken)).TryGet(out var done, out var refusal)
            ? TypedResults.Ok(done)
            : ProblemAnswer.Of(refusal);
    }

    private static async Task<FileContentHttpResult> ExportAsync(
        OrganisationRegister register,
        Operator who,
        CancellationToken cancellationToken,
        string? role = null,
        string? search = null
    ) =>
        TypedResults.File(
            await register.ExportAsync(new OrganisationQuery(role, search), who, cancellationToken),
            SheetWriter.MediaType,
            "organisations.xlsx"
        );

    private static FileContentHttpResult Template() =>
        TypedResults.File(OrganisationSheet.Template(), SheetWriter.MediaType, "organisations-template.xlsx");

    private static async Task<byte[]?> FileOfAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.ContentLength > SheetReader.LargestFile
            ? null
            : await BoundedBody.ReadAsync(request.Body, SheetReader.LargestFile, cancellationToken);

    private static ProblemAnswer TooLarge() =>
        ProblemAnswer.Of(SheetReader.TooLarge()) with
        {
            Status = StatusCodes.Status413PayloadTooLarge,
            Code = "too-large",
        };
}
