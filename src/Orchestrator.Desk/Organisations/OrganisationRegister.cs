using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Organisations;

/// <summary>单位名录: the committees, departments and employers, as far as somebody keeps them.</summary>
public sealed class OrganisationRegister(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    OperatorLogWriter log
)
{
    private const int PageSize = 50;

    /// <summary>A page of fifty, by role and code. Pages from 1.</summary>
    public async Task<OrganisationPage> ListAsync(
        OrganisationQuery query,
        int page,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Matching(context, query, who);
        var rows = await Views(context, matching)
            .Skip(Paging.Before(page, PageSize))
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return new OrganisationPage
        {
            Items = rows,
            Total = await matching.CountAsync(cancellationToken),
            Page = (Paging.Before(page, PageSize) / PageSize) + 1,
            PageSize = PageSize,
        };
    }

    /// <summary>All that are asked for as an .xlsx that can be imported again.</summary>
    public async Task<byte[]> ExportAsync(OrganisationQuery query, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return OrganisationSheet.Write(
            await Views(context, Matching(context, query, who)).ToListAsync(cancellationToken)
        );
    }

    /// <summary>Registers one.</summary>
    public async Task<DeskAnswer<OrganisationView>> AddAsync(
        OrganisationEntry entry,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await CheckAsync(context, entry, who, cancellationToken) is { } wrong)
            return wrong;
        if (
            await context.Organisations.AnyAsync(
                row => row.Role == entry.Role && row.Code == entry.Code,
                cancellationToken
            )
        )
        {
            return Taken(entry);
        }

        context.Organisations.Add(entry.ToRow());
        try
        {
            await context.SaveWithAsync(
                null,
                log.Line(who, "organisation.added", entry.Code, new JsonObject { ["to"] = Text(entry) }),
                cancellationToken
            );
        }
        catch (DbUpdateException exception) when (store.IsDuplicate(exception))
        {
            // Somebody else took the code a moment ago.
            return Taken(entry);
        }

        return await ReadAsync(context, entry, cancellationToken);
    }

    /// <summary>Changes all of one but role and code.</summary>
    public async Task<DeskAnswer<OrganisationView>> ChangeAsync(
        OrganisationEntry entry,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context
            .OrganisationsOf(who)
            .FirstOrDefaultAsync(known => known.Role == entry.Role && known.Code == entry.Code, cancellationToken);
        if (row is null)
            return DeskRefusal.Missing("该单位", "such organisation");
        if (await CheckAsync(context, entry, who, cancellationToken) is { } wrong)
            return wrong;
        var before = Text(OrganisationRows.EntryOf(row));
        entry.WriteTo(row);
        await context.SaveWithAsync(
            null,
            log.Line(
                who,
                "organisation.changed",
                entry.Code,
                new JsonObject { ["from"] = before, ["to"] = Text(entry) }
            ),
            cancellationToken
        );
        return await ReadAsync(context, entry, cancellationToken);
    }

    private static async Task<DeskRefusal?> CheckAsync(
        OrchestratorDbContext context,
        OrganisationEntry entry,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var errors = OrganisationChecks.Check(entry).ToList();
        if (!who.Keeps(entry.Jurisdiction))
            errors.Add(OrganisationChecks.OutOfReach(entry.Jurisdiction));
        if (errors.Count > 0)
            return DeskRefusal.Invalid(errors);
        var above = OrganisationKinds.Above(entry.Role);
        return
            entry.Superior is { } superior
            && !await context.Organisations.AnyAsync(
                row => row.Role == above && row.Code == superior,
                cancellationToken
            )
            ? DeskRefusal.Invalid([OrganisationChecks.UnknownSuperior(superior)])
            : null;
    }

    private static IQueryable<Organisation> Matching(
        OrchestratorDbContext context,
        OrganisationQuery query,
        Operator who
    )
    {
        var rows = context.OrganisationsOf(who).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Role))
            rows = rows.Where(row => row.Role == query.Role);
        if (string.IsNullOrWhiteSpace(query.Search))
            return rows;
        var text = query.Search.Trim();
        return rows.Where(row => row.Code.Contains(text) || row.Name.Contains(text));
    }

    private static IQueryable<OrganisationView> Views(OrchestratorDbContext context, IQueryable<Organisation> rows) =>
        rows.OrderBy(row => row.Role)
            .ThenBy(row => row.Code)
            .Select(row => new OrganisationView
            {
                Role = row.Role,
                Code = row.Code,
                Name = row.Name,
                Jurisdiction = row.Jurisdiction,
                Superior = row.Superior,
                SuperiorName = context
                    .Organisations.Where(above =>
                        above.Role == TitleReview.Events.Roles.Department && above.Code == row.Superior
                    )
                    .Select(above => above.Name)
                    .FirstOrDefault(),
                Enabled = row.Enabled,
            });

    private static Task<OrganisationView> ReadAsync(
        OrchestratorDbContext context,
        OrganisationEntry entry,
        CancellationToken cancellationToken
    ) =>
        Views(
                context,
                context.Organisations.AsNoTracking().Where(row => row.Role == entry.Role && row.Code == entry.Code)
            )
            .FirstAsync(cancellationToken);

    private static JsonNode? Text(OrganisationEntry entry) => JsonSerializer.SerializeToNode(entry, JsonFormat.Options);

    private static DeskRefusal Taken(OrganisationEntry entry) =>
        DeskRefusal.Conflict(
            "organisation-taken",
            $"{OrganisationKinds.ChineseOf(entry.Role)}代码“{entry.Code}”已登记，请直接修改它。",
            $"The code \"{entry.Code}\" is registered for this type already; change that one."
        );
}
