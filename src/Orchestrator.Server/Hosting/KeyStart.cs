using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Server.Keys;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Hosting;

/// <summary>
/// Before a node serves: opens the ring in the database, moves an old folder's keys there, and takes the person key. Nodes that
/// start together do it one after the other, so that all have the same ring.
/// </summary>
internal sealed class KeyStart(IDbContextFactory<OrchestratorDbContext> contexts, ServerSettings settings)
{
    private const string PersonKeyName = "person-key";
    private const string LogKeysName = "log-keys";

    private readonly KeyRepository _repository = new(contexts, settings.MasterKeys, RealClock.Instance);
    private readonly KeyFolder _folder = new(settings.DataFolder);

    /// <summary>Gives the engine its person key; refuses a node whose keys are not its database's.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var locked = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await locked.Database.BeginTransactionAsync(cancellationToken);
        await RowLock.TakeAsync(locked, RowLock.Keys, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await CompleteRingAsync(context, cancellationToken);
        settings.Engine.PersonHashKey = await TakePersonKeyAsync(context, cancellationToken);
        settings.LogKeys = await TakeLogKeysAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _folder.Remove();
    }

    private async Task CompleteRingAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        var ring = await context.StoredKeys.ToListAsync(cancellationToken);
        foreach (var row in ring)
        {
            // Also those that are wrapped already: a node that cannot open them must not serve.
            var clear = settings.MasterKeys.Open(row);
            if (!settings.MasterKeys.IsWrapped(row))
                settings.MasterKeys.Close(row, clear);
        }

        foreach (var (name, key) in _folder.ReadRing().Where(key => ring.TrueForAll(row => row.Name != key.Key)))
        {
            var row = _repository.Row(name, key);
            ring.Add(row);
            context.StoredKeys.Add(row);
        }

        if (ring.Count == 0 && await context.Portals.AnyAsync(cancellationToken))
            throw Elsewhere();
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Refuses, before anything is changed, a node that cannot open what is stored or brings another person key.</summary>
    public static async Task CheckAsync(
        OrchestratorDbContext context,
        IDbContextFactory<OrchestratorDbContext> contexts,
        ServerSettings settings,
        CancellationToken cancellationToken
    )
    {
        foreach (var row in await context.StoredKeys.AsNoTracking().ToListAsync(cancellationToken))
            settings.MasterKeys.Open(row);
        if (await context.Settings.AnyAsync(setting => setting.Name == PersonKeyName, cancellationToken))
            await new KeyStart(contexts, settings).TakePersonKeyAsync(context, cancellationToken);
    }

    private async Task<string> TakePersonKeyAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        await using var ring = KeyRing.Open(_repository);
        var protector = ring.GetRequiredService<IDataProtectionProvider>().CreateProtector(PersonKeyName);
        var stored = await context.Settings.FindAsync([PersonKeyName], cancellationToken);
        var own = Own();
        if (stored is not null)
        {
            var kept = Open(protector, stored.Value);
            return own is null || own.Value.Key == kept ? kept : throw Other(own.Value, kept);
        }

        if (own is null && await context.Applicants.AnyAsync(cancellationToken))
            throw Elsewhere();
        var key = own?.Key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        context.Settings.Add(new Setting { Name = PersonKeyName, Value = protector.Protect(key) });
        await context.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>The operator log's keys; made when there are none yet, and then kept.</summary>
    private async Task<LogKeys> TakeLogKeysAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        if (await FindLogKeysAsync(context, cancellationToken) is { } known)
            return known;
        await using var ring = KeyRing.Open(_repository);
        var made = LogKeys.Make();
        context.Settings.Add(
            new Setting
            {
                Name = LogKeysName,
                Value = ring.GetRequiredService<IDataProtectionProvider>()
                    .CreateProtector(LogKeysName)
                    .Protect(made.Write()),
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        return made;
    }

    /// <summary>The operator log's keys as they are kept; null when no node has started yet.</summary>
    public async Task<LogKeys?> FindLogKeysAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        if (await context.Settings.FindAsync([LogKeysName], cancellationToken) is not { } stored)
            return null;
        await using var ring = KeyRing.Open(_repository);
        return LogKeys.Read(
            Open(ring.GetRequiredService<IDataProtectionProvider>().CreateProtector(LogKeysName), stored.Value)
        );
    }

    /// <summary>This node's own key, and where it stands; null when it brings none.</summary>
    private (string Key, string Place)? Own()
    {
        var configured = settings.Engine.PersonHashKey;
        var kept = _folder.ReadPersonKey();
        if (configured.Length == 0)
            return kept is null ? null : (kept, KeyFolder.PersonKeyPlace);
        return kept is null || kept == configured
            ? (configured, "Security:PersonHashKey")
            : throw Other((configured, "Security:PersonHashKey"), kept);
    }

    private static string Open(IDataProtector protector, string stored)
    {
        try
        {
            return protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            throw Elsewhere();
        }
    }

    private static ConfigurationException Other((string Key, string Place) own, string kept) =>
        new(
            $"{own.Place} 的密钥（指纹 {Fingerprint.Of(own.Key)}）与数据库所用的人员密钥（指纹 {Fingerprint.Of(kept)}）不同；请去掉它，本节点会取用数据库中的密钥。",
            $"{own.Place} holds a key (fingerprint {Fingerprint.Of(own.Key)}) other than this database's person "
                + $"key (fingerprint {Fingerprint.Of(kept)}); "
                + "leave it out, and this node takes the database's."
        );

    private static ConfigurationException Elsewhere() =>
        new(
            "数据库中的内容由不在此处的密钥保护；请先启动其数据文件夹中有 keys 的节点，使密钥移入数据库，或从备份恢复 keys 文件夹。",
            "what this database holds was protected by keys that are not here; first start the node whose data "
                + "folder has keys, which moves them into the "
                + "database, or restore its keys folder from a backup."
        );
}
