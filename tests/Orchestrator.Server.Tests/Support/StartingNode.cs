using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Keys;
using Orchestrator.Server.Portals;

namespace Orchestrator.Server.Tests.Support;

/// <summary>A node as far as its keys: a folder of its own, a database shared with others.</summary>
internal sealed class StartingNode : IAsyncDisposable
{
    private readonly ServerDatabase _database;
    private readonly ServiceProvider _ring;

    private StartingNode(ServerDatabase database, ServerSettings settings)
    {
        _database = database;
        Settings = settings;
        _ring = KeyRing.Open(new KeyRepository(database.Contexts, settings.MasterKeys, RealClock.Instance));
        Secrets = new SecretBox(_ring.GetRequiredService<IDataProtectionProvider>());
    }

    public ServerSettings Settings { get; }

    /// <summary>What the host keeps secrets with.</summary>
    public SecretBox Secrets { get; }

    public string PersonKey => Settings.Engine.PersonHashKey;

    public ServerDatabase Database => _database;

    public static async Task<StartingNode> StartAsync(
        string connection,
        string? folder = null,
        string personKey = "",
        MasterKeys? masters = null
    )
    {
        var settings = new ServerSettings
        {
            DataFolder = folder ?? Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")),
            Database = DatabaseKind.PostgreSql,
            ConnectionString = connection,
            Engine = new EngineOptions { PersonHashKey = personKey },
            MasterKeys = masters ?? new MasterKeys(),
        };
        var database = await ServerDatabase.StartAsync(settings, practice: null, _ => { }, CancellationToken.None);
        try
        {
            await new KeyStart(database.Contexts, settings).RunAsync(CancellationToken.None);
            return new StartingNode(database, settings);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ring.DisposeAsync();
        await _database.DisposeAsync();
    }
}
