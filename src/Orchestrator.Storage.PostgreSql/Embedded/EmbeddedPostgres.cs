using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Npgsql;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A PostgreSQL that runs as our child process on 127.0.0.1, with its data in a folder of ours (D8).</summary>
/// <remarks>
/// Safe after <c>kill -9</c> of either process: the lock on the folder goes with the process that held it, a postmaster that outlived its server is stopped at the next start, and PostgreSQL recovers its data by itself.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Role = "orchestrator";
    private const string Database = "orchestrator";

    private readonly PostgresCluster _cluster;
    private readonly PostgresProcess _process;
    private readonly FileStream _lock;
    private readonly string _stopMode;
    private readonly string _superuserConnectionString;
    private int _stopped;

    private readonly List<PosixSignalRegistration> _signals = [];

    private EmbeddedPostgres(PostgresCluster cluster, PostgresProcess process, int port, FileStream folderLock, EmbeddedPostgresOptions options, PostgresPasswords passwords)
    {
        _cluster = cluster;
        _process = process;
        _lock = folderLock;
        _stopMode = options.Durable ? "fast" : "immediate";
        Port = port;
        ConnectionString = Connection(Role, passwords.Server, Database);
        _superuserConnectionString = Connection(PostgresCluster.Superuser, passwords.Superuser, "postgres");
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        if (options.StopOnSignals)
        {
            // Without a registration the runtime leaves these to the system, which ends the process on the spot.
            _signals.AddRange(new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }
                .Select(signal => PosixSignalRegistration.Create(signal, _ => Stop())));
        }
    }

    /// <summary>Connects to the database <c>orchestrator</c> as the role that owns it; it holds a password, so do not log it.</summary>
    public string ConnectionString { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The postmaster's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>True once the postmaster has ended, by our hand or not.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until it takes connections; the first start in a folder takes some seconds.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is in use by another server, the programs are missing, or PostgreSQL does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Locate();
        var root = Directory.CreateDirectory(Path.GetFullPath(options.DataFolder)).FullName;
        var folderLock = Lock(root);
        try
        {
            var cluster = new PostgresCluster(binaries, PostgresAccount.Choose(), root);
            await cluster.CreateIfMissingAsync(options.Progress, options.Durable, cancellationToken);
            await cluster.StopOrphanAsync(options.Progress, cancellationToken);
            options.Progress?.Invoke("正在启动数据库… Starting the database…");
            var (process, port) = await cluster.StartAsync(options.Port, options.Durable, cancellationToken);
            var started = new EmbeddedPostgres(cluster, process, port, folderLock, options, PostgresPasswords.ReadOrCreate(cluster.PasswordFile));
            await started.CreateRoleAndDatabaseAsync(cancellationToken);
            return started;
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes another, empty database beside the first, e.g. for a sandbox, and returns its connection string.</summary>
    /// <param name="name">Lower-case letters, digits and underscores.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE DATABASE {Quote(name)} OWNER {Role}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Removes a database made by <see cref="CreateDatabaseAsync"/>, ending its connections.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken);

    /// <summary>Stops it: with a last checkpoint when durable, at once when not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        _signals.ForEach(signal => signal.Dispose());
        await ClearPoolsAsync();
        if (!_process.HasExited)
        {
            await _cluster.StopAsync(_stopMode, CancellationToken.None);
        }

        _process.Dispose();
        await _lock.DisposeAsync();
    }

    private static FileStream Lock(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new EmbeddedPostgresException(
                $"数据文件夹 {root} 正被另一个服务器使用。请先停止它,或换一个数据文件夹;多个节点请设置 Database:ConnectionString 共用一个数据库。",
                $"The data folder {root} is in use by another server. Stop it first, or use another data folder; for several nodes set Database:ConnectionString to one shared database.",
                exception);
        }
    }

    private static string Quote(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && name.Length is > 0 and < 64
            ? $"\"{name}\""
            : throw new ArgumentException("Only lower-case letters, digits and underscores.", nameof(name));

    private string Connection(string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = user,
        Password = password,
        Database = database,
        MaxPoolSize = 60,
        // Loopback: no other host can listen in.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private async Task CreateRoleAndDatabaseAsync(CancellationToken cancellationToken)
    {
        var password = new NpgsqlConnectionStringBuilder(ConnectionString).Password;
        await using var connection = new NpgsqlConnection(_superuserConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var ask = new NpgsqlCommand($"SELECT (SELECT count(*) FROM pg_roles WHERE rolname = '{Role}'), (SELECT count(*) FROM pg_database WHERE datname = '{Database}')", connection);
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (role, database) = (reader.GetInt64(0) > 0, reader.GetInt64(1) > 0);
        await reader.CloseAsync();
        if (!role)
        {
            // The password is hexadecimal.
            await ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{password}'", cancellationToken);
        }

        if (!database)
        {
            await ExecuteAsync($"CREATE DATABASE {Database} OWNER {Role}", cancellationToken);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Statements of this class: names are checked by Quote, the password is made by us.")]
    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_superuserConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ClearPoolsAsync()
    {
        foreach (var connectionString in new[] { ConnectionString, _superuserConnectionString })
        {
            await using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    // The last moment of a process that did not dispose of it in order.
    private void StopAtExit(object? sender, EventArgs e) => Stop();

    private void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0 && !_process.HasExited)
        {
            _cluster.StopAsync(_stopMode, CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
