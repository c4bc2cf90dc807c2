using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Npgsql;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A PostgreSQL that runs as our child process on 127.0.0.1, with its data in a folder of ours (D8).</summary>
/// <remarks>
/// A durable one is watched: when its process ends without our doing it is started again, on the same port.
/// Safe after <c>kill -9</c> of either process: the lock on the folder goes with the process that held it, a
/// postmaster that outlived its server is stopped at the next start, and PostgreSQL recovers its data by itself.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Role = "orchestrator";
    private const string Database = "orchestrator";

    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION.
    private const int LockedOnLinux = 11;
    private const int LockedOnMacOs = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly PostgresKeeper _keeper;
    private readonly FileStream _lock;
    private readonly string _superuserConnectionString;
    private readonly List<PosixSignalRegistration> _signals = [];

    private EmbeddedPostgres(
        PostgresKeeper keeper,
        int port,
        FileStream folderLock,
        EmbeddedPostgresOptions options,
        PostgresPasswords passwords
    )
    {
        _keeper = keeper;
        _lock = folderLock;
        Port = port;
        ConnectionString = Connection(Role, passwords.Server, Database);
        _superuserConnectionString = Connection(PostgresCluster.Superuser, passwords.Superuser, "postgres");
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        if (options.StopOnSignals)
        {
            // Without a registration the runtime leaves these to the system, which ends the process on the spot.
            _signals.AddRange(
                new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(
                    signal => PosixSignalRegistration.Create(signal, _ => Stop())
                )
            );
        }
    }

    /// <summary>Connects to the database <c>orchestrator</c> as the role that owns it; it holds a password, so do not log it.</summary>
    public string ConnectionString { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The postmaster's process id; another one after it had to be started again.</summary>
    public int ProcessId => _keeper.ProcessId;

    /// <summary>True while there is no postmaster: it was stopped, or ended and is not started again yet.</summary>
    public bool HasExited => _keeper.HasExited;

    /// <summary>Starts it and waits until it takes connections; the first start in a folder takes some seconds.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is in use by another server, the programs are missing,
    /// or PostgreSQL does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options,
        CancellationToken cancellationToken
    )
    {
        var binaries = PostgresBinaries.Locate();
        var folderLock = Lock(options.DataFolder);
        EmbeddedPostgres? started = null;
        try
        {
            var cluster = new PostgresCluster(binaries, PostgresAccount.Choose(), Path.GetFullPath(options.DataFolder));
            await cluster.CreateIfMissingAsync(options.Progress, options.Durable, cancellationToken);
            await cluster.StopOrphanAsync(options.Progress, cancellationToken);
            options.Progress?.Invoke("正在启动数据库… Starting the database…");
            var (process, port) = await cluster.StartAsync(options.Port, options.Durable, cancellationToken);
            var keeper = new PostgresKeeper(cluster, process, port, options);
            started = new EmbeddedPostgres(
                keeper,
                port,
                folderLock,
                options,
                PostgresPasswords.ReadOrCreate(cluster.PasswordFile)
            );
            await started.CreateRoleAndDatabaseAsync(cancellationToken);
            return started;
        }
        catch
        {
            if (started is not null)
            {
                await started.DisposeAsync();
            }

            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes another database beside the first, e.g. for a sandbox, and returns its connection string.</summary>
    /// <param name="name">Lower-case letters, digits and underscores.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="template">The database that it begins as a copy of, which nobody is connected to; null: an empty one.</param>
    public async Task<string> CreateDatabaseAsync(
        string name,
        CancellationToken cancellationToken,
        string? template = null
    )
    {
        var copied = template is null ? "" : $" TEMPLATE {Quote(template)}";
        await ExecuteAsync($"CREATE DATABASE {Quote(name)} OWNER {Role}{copied}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Removes a database made by <see cref="CreateDatabaseAsync"/>, ending its connections.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken);

    /// <summary>Stops it: with a last checkpoint when durable, at once when not; by force when it does not answer. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        _signals.ForEach(signal => signal.Dispose());
        await ClearPoolsAsync();
        await _keeper.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private static FileStream Lock(string folder)
    {
        var root = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(root);
            return new FileStream(
                Path.Combine(root, "server.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException exception) when (exception.HResult is LockedOnLinux or LockedOnMacOs or LockedOnWindows)
        {
            throw new EmbeddedPostgresException(
                $"数据文件夹 {root} 正被另一个服务器使用。请先停止它,或换一个数据文件夹;多个节点请设置 Database:ConnectionString 共用一个数据库。",
                $"The data folder {root} is in use by another server. Stop it first, or use another data folder; for "
                    + "several nodes set Database:ConnectionString to one shared database.",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"数据文件夹 {root} 不能写入({exception.Message})。请检查该路径及其权限,或用 Data:Folder 换一个文件夹。",
                $"The data folder {root} cannot be written ({exception.Message}). Check the path and its permissions, "
                    + "or choose another folder by Data:Folder.",
                exception
            );
        }
    }

    private static string Quote(string name) =>
        name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        && name.Length is > 0 and < 64
            ? $"\"{name}\""
            : throw new ArgumentException("Only lower-case letters, digits and underscores.", nameof(name));

    private string Connection(string user, string password, string database) =>
        new NpgsqlConnectionStringBuilder
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
        await using var ask = new NpgsqlCommand(
            $"SELECT (SELECT count(*) FROM pg_roles WHERE rolname = '{Role}'), (SELECT count(*) FROM pg_database "
                + $"WHERE datname = '{Database}')",
            connection
        );
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

    [SuppressMessage(
        "Security",
        "CA2100",
        Justification = "Statements of this class: names are checked by Quote, the password is made by us."
    )]
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

    private void Stop() => _keeper.StopAsync().GetAwaiter().GetResult();
}
