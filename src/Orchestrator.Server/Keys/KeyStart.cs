using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Hosting;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Keys;

/// <summary>
/// Before a node serves: opens the ring in the database, moves an old folder's keys there, and takes the person key. Nodes that
/// start together do it one after the other, so that all have the same ring.
/// </summary>
internal sealed class KeyStart(IDbContextFactory<OrchestratorDbContext> contexts, ServerSettings settings)
{
    private const string PersonKeyName = "person-key";

    private readonly KeyRepository _repository = new(contexts, settings.MasterKeys, RealClock.Instance);
    private readonly KeyFolder _folder = new(settings.DataFolder);

    /// <summary>Gives the engine its person key; refuses a node whose keys are not its database's.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var locked = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await locked.Database.BeginTransactionAsync(cancellation);
        await RowLock.TakeAsync(locked, RowLock.Keys, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await CompleteRingAsync(context, cancellation);
        settings.Engine.PersonHashKey = await TakePersonKeyAsync(context, cancellation);
        await transaction.CommitAsync(cancellation);
        _folder.Remove();
    }

    private async Task CompleteRingAsync(OrchestratorDbContext context, CancellationToken cancellation)
    {
        var ring = await context.StoredKeys.ToListAsync(cancellation);
        foreach (var row in ring)
        {
            // Also those that are wrapped already: a node that cannot open them must not serve.
            var clear = settings.MasterKeys.Open(row);
            if (row.WrappedBy is not null && !settings.MasterKeys.Wraps) throw Unwrapped();
            if (!settings.MasterKeys.IsWrapped(row)) settings.MasterKeys.Close(row, clear);
        }

        foreach (var (name, key) in _folder.ReadRing().Where(key => ring.TrueForAll(row => row.Name != key.Key)))
        {
            var row = _repository.Row(name, key);
            ring.Add(row);
            context.StoredKeys.Add(row);
        }

        if (ring.Count == 0 && await context.Portals.AnyAsync(cancellation)) throw Elsewhere();
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Refuses, before anything is changed, a node that cannot open what is stored or brings another person key.</summary>
    public static async Task CheckAsync(OrchestratorDbContext context, IDbContextFactory<OrchestratorDbContext> contexts, ServerSettings settings, CancellationToken cancellation)
    {
        foreach (var row in await context.StoredKeys.AsNoTracking().ToListAsync(cancellation))
        {
            settings.MasterKeys.Open(row);
            if (row.WrappedBy is not null && !settings.MasterKeys.Wraps) throw Unwrapped();
        }

        if (await context.Settings.AnyAsync(setting => setting.Name == PersonKeyName, cancellation))
            await new KeyStart(contexts, settings).TakePersonKeyAsync(context, cancellation);
    }

    // A key that was lost from the configuration must not lay bare what it protected.
    private static ConfigurationException Unwrapped() => new(
        "数据库中的密钥由主密钥加密，而 Security:MasterKey 未给出；请给出它（只在 Security:OtherMasterKeys 中给出不够）。",
        "the keys in the database are wrapped, and Security:MasterKey is not given; give it (in Security:OtherMasterKeys alone it does not do).");

    private async Task<string> TakePersonKeyAsync(OrchestratorDbContext context, CancellationToken cancellation)
    {
        await using var ring = KeyRing.Open(_repository);
        var protector = ring.GetRequiredService<IDataProtectionProvider>().CreateProtector(PersonKeyName);
        var stored = await context.Settings.FindAsync([PersonKeyName], cancellation);
        var own = Own();
        if (stored is not null)
        {
            var kept = Open(protector, stored.Value);
            return own is null || own.Value.Key == kept ? kept : throw Other(own.Value, kept);
        }

        if (own is null && await context.Applicants.AnyAsync(cancellation)) throw Elsewhere();
        var key = own?.Key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        context.Settings.Add(new Setting { Name = PersonKeyName, Value = protector.Protect(key) });
        await context.SaveChangesAsync(cancellation);
        return key;
    }

    /// <summary>This node's own key, and where it stands; null when it brings none.</summary>
    private (string Key, string Place)? Own()
    {
        var configured = settings.Engine.PersonHashKey;
        var kept = _folder.ReadPersonKey();
        if (configured.Length == 0) return kept is null ? null : (kept, KeyFolder.PersonKeyPlace);
        return kept is null || kept == configured ? (configured, "Security:PersonHashKey") : throw Other((configured, "Security:PersonHashKey"), kept);
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

    private static ConfigurationException Other((string Key, string Place) own, string kept) => new(
        $"{own.Place} 的密钥（指纹 {Fingerprint.Of(own.Key)}）与数据库所用的人员密钥（指纹 {Fingerprint.Of(kept)}）不同；请去掉它，本节点会取用数据库中的密钥。",
        $"{own.Place} holds a key (fingerprint {Fingerprint.Of(own.Key)}) other than this database's person key (fingerprint {Fingerprint.Of(kept)}); " +
        "leave it out, and this node takes the database's.");

    private static ConfigurationException Elsewhere() => new(
        "数据库中的内容由不在此处的密钥保护；请先启动其数据文件夹中有 keys 的节点，使密钥移入数据库，或从备份恢复 keys 文件夹。",
        "what this database holds was protected by keys that are not here; first start the node whose data folder has keys, which moves them into the " +
        "database, or restore its keys folder from a backup.");
}
