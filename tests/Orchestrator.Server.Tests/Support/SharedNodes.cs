using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.PostgreSql;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Nodes of one database in practice, each with a folder of its own: real processes.</summary>
internal sealed class SharedNodes : IAsyncDisposable
{
    private readonly string _connection;
    private readonly string[] _more;
    private readonly NpgsqlDataSource _source;
    private readonly IDbContextFactory<OrchestratorDbContext> _contexts;
    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<ServerProcess> _others = [];

    private SharedNodes(string connection, string[] more)
    {
        (_connection, _more) = (connection, more);
        _source = PostgreSqlDatabase.CreateSource(connection);
        _contexts = PostgreSqlDatabase.CreateContexts(_source);
        First = new PracticeServer(Folder(), [.. Arguments, .. more]);
    }

    /// <summary>The node that the cycle was started on.</summary>
    public PracticeServer First { get; }

    private string[] Arguments =>
        ["--Database:Provider=postgresql", $"--Database:ConnectionString={_connection};Maximum Pool Size=30"];

    /// <summary>Starts the first node.</summary>
    public static async Task<SharedNodes> StartAsync(OutsideDatabases databases, params string[] more)
    {
        var nodes = new SharedNodes(await databases.CreateAsync(), more);
        await nodes.First.InitializeAsync();
        return nodes;
    }

    /// <summary>Starts a further node: an empty folder and no key.</summary>
    public async Task<ServerProcess> AddAsync()
    {
        var node = await ServerProcess.StartAsync(Folder(), ["--Practice:Start=2024-09-10", .. Arguments, .. _more]);
        _others.Add(node);
        return node;
    }

    /// <summary>Starts a node that is expected to refuse.</summary>
    public Task<(int ExitCode, string Output)> RefusedAsync(params string[] arguments) =>
        ServerProcess.RunToEndAsync(Folder(), ["--Practice:Start=2024-09-10", .. Arguments, .. arguments]);

    /// <summary>What the database holds.</summary>
    public OrchestratorDbContext Look() => _contexts.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        foreach (var node in _others)
            await node.DisposeAsync();
        await _source.DisposeAsync();
        foreach (var folder in _folders)
            folder.Dispose();
    }

    private string Folder()
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        return folder.Path;
    }
}
