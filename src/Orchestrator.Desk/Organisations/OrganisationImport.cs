using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Sheets;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Organisations;

/// <summary>Imports a table of organisations: previewed first, then done exactly as it was shown, whole or not at all.</summary>
public sealed class OrganisationImport(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    OperatorLogWriter log
)
{
    /// <summary>What the file would change, and each fault in it. Stores nothing.</summary>
    public async Task<DeskAnswer<OrganisationImportPreview>> PreviewAsync(
        byte[] file,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var planned = await PlanAsync(context, file, who, cancellationToken);
        return planned.TryGet(out var plan, out var refusal) ? plan.View() : refusal;
    }

    /// <summary>Does what was previewed, with its line in the operator log in the same commit.</summary>
    /// <param name="file">The same file.</param>
    /// <param name="preview">The preview's hash.</param>
    /// <param name="who">Who imports.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
    public async Task<DeskAnswer<OrganisationImportPreview>> ImportAsync(
        byte[] file,
        string preview,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!(await PlanAsync(context, file, who, cancellationToken)).TryGet(out var plan, out var refusal))
            return refusal;
        var view = plan.View();
        if (view.Preview != preview)
            return Outdated();
        if (view.Added + view.Changed == 0)
            return view;
        plan.Apply(context);
        try
        {
            await context.SaveWithAsync(
                null,
                log.Line(
                    who,
                    "organisation.imported",
                    subject: null,
                    new JsonObject
                    {
                        ["added"] = view.Added,
                        ["changed"] = view.Changed,
                        ["file"] = plan.File,
                    }
                ),
                cancellationToken
            );
        }
        catch (DbUpdateException exception) when (store.IsDuplicate(exception))
        {
            // Somebody else registered one of them a moment ago.
            return Outdated();
        }

        return view;
    }

    private static async Task<DeskAnswer<OrganisationImportPlan>> PlanAsync(
        OrchestratorDbContext context,
        byte[] file,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!(await SheetReader.ReadAsync(file, cancellationToken)).TryGet(out var lines, out var unreadable))
            return unreadable;
        if (!OrganisationSheet.Read(lines).TryGet(out var rows, out var wrong))
            return wrong;
        return await OrganisationImportPlan.MakeAsync(context, file, rows, who, cancellationToken);
    }

    private static DeskRefusal Outdated() =>
        DeskRefusal.Conflict(
            "preview-outdated",
            "文件或名录在预览之后有变化，没有导入；请重新预览。",
            "The file or the register has changed since the preview; nothing was imported. Preview it again."
        );
}
