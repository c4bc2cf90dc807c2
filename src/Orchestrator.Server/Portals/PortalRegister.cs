using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Portals;

/// <summary>The registered portals; a secret is shown once and kept protected.</summary>
internal sealed class PortalRegister(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    SecretBox secrets,
    IClock clock
)
{
    /// <summary>All portals by code, the disabled ones among them, without their secrets.</summary>
    public async Task<IReadOnlyList<PortalView>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var portals = await context
            .Portals.AsNoTracking()
            .OrderBy(portal => portal.Code)
            .ToListAsync(cancellationToken);
        var webhooks = await context.WebhookSubscriptions.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. portals.Select(portal =>
                View(portal, webhooks.FirstOrDefault(webhook => webhook.Portal == portal.Code))
            ),
        ];
    }

    /// <summary>Null when the code is taken.</summary>
    public async Task<PortalSecret?> AddAsync(
        NewPortal body,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Portals.AnyAsync(portal => portal.Code == body.Code, cancellationToken))
            return null;
        var secret = SessionToken.Make();
        var portal = new Portal
        {
            Code = body.Code,
            Name = body.Name,
            Secret = secrets.Close(secret),
            Permissions = PortalPermissions.Write(body.EventTypes, body.Cycles),
            RateLimit = body.RequestsPerMinute,
            Enabled = true,
            CreatedAt = clock.GetCurrentInstant(),
        };
        context.Portals.Add(portal);
        WebhookSubscription? webhook = null;
        if (body.WebhookUrl is { } url)
        {
            webhook = new WebhookSubscription
            {
                Id = await store.ReserveIdsAsync(1, cancellationToken),
                Portal = body.Code,
                Types = string.Join(' ', body.Subscriptions ?? ["*"]),
                Url = url,
                Secret = secrets.Close(secret),
                Enabled = true,
            };
            context.WebhookSubscriptions.Add(webhook);
        }

        await context.SaveWithAsync(null, line, cancellationToken);
        return new PortalSecret { Portal = View(portal, webhook), Secret = secret };
    }

    /// <summary>Null when there is no such portal.</summary>
    public async Task<PortalSecret?> RenewAsync(
        string code,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        var secret = SessionToken.Make();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var portal = await context.Portals.FirstOrDefaultAsync(portal => portal.Code == code, cancellationToken);
        if (portal is null)
            return null;
        portal.Secret = secrets.Close(secret);
        portal.Enabled = true;
        var webhooks = await context
            .WebhookSubscriptions.Where(webhook => webhook.Portal == code)
            .ToListAsync(cancellationToken);
        foreach (var webhook in webhooks)
            (webhook.Secret, webhook.Enabled) = (secrets.Close(secret), true);
        await context.SaveWithAsync(null, line, cancellationToken);
        return new PortalSecret { Portal = View(portal, webhooks.FirstOrDefault()), Secret = secret };
    }

    /// <summary>False when there is no such portal.</summary>
    public async Task<bool> DisableAsync(string code, InCommit<object?> line, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Portals.FindAsync([code], cancellationToken) is not { } portal)
            return false;
        portal.Enabled = false;
        await foreach (
            var webhook in context
                .WebhookSubscriptions.Where(webhook => webhook.Portal == code)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            webhook.Enabled = false;
        }
        await context.SaveWithAsync(null, line, cancellationToken);
        return true;
    }

    private static PortalView View(Portal portal, WebhookSubscription? webhook)
    {
        var permissions = PortalPermissions.Parse(portal.Permissions);
        return new PortalView
        {
            Code = portal.Code,
            Name = portal.Name,
            Active = portal.Enabled,
            EventTypes = [.. permissions.Events.Order(StringComparer.Ordinal)],
            Cycles = [.. permissions.Cycles.Order(StringComparer.Ordinal)],
            WebhookUrl = webhook?.Url,
            Subscriptions = webhook?.Types.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            RequestsPerMinute = portal.RateLimit,
        };
    }
}
