using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A cluster folder and what may be done to it; the caller holds the lock of its data folder.</summary>
internal sealed class PostgresCluster(PostgresBinaries binaries, PostgresAccount account, string root)
{
    public const string Superuser = "postgres";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public string Folder { get; } = Path.Combine(root, "cluster");

    public string PasswordFile { get; } = Path.Combine(root, "passwords");

    /// <summary>Makes the cluster unless it exists. A first start that was cut short begins anew.</summary>
    public async Task CreateIfMissingAsync(Action<string>? progress, bool durable, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder))
        {
            await account.OwnAsync(root, cancellationToken);
            await RefuseOtherMajorVersionAsync(cancellationToken);
            return;
        }

        progress?.Invoke("正在初始化数据库… Preparing the database…");
        var unfinished = Folder + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        _ = PostgresPasswords.ReadOrCreate(PasswordFile);
        await account.OwnAsync(root, cancellationToken);
        List<string> arguments =
        [
            "-D", unfinished, "-U", Superuser, "--pwfile", PasswordFile, "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        ];
        if (!durable)
        {
            arguments.Add("--no-sync");
        }

        await RunAsync(binaries.InitDb, arguments, cancellationToken);
        Directory.Move(unfinished, Folder);
    }

    /// <summary>Stops a postmaster that outlived its server, and removes the traces of one that is gone.</summary>
    public async Task StopOrphanAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(Folder) is not { } file)
        {
            return;
        }

        if (!file.IsAlive(Folder))
        {
            // Its number may belong to another process by now, and PostgreSQL would then refuse to start.
            File.Delete(PostmasterFile.PathIn(Folder));
            return;
        }

        progress?.Invoke("上次的数据库进程仍在运行,正在停止… The database of the last run is still running, stopping it…");
        await StopAsync("fast", cancellationToken);
    }

    /// <summary>Stops the running postmaster by <c>pg_ctl</c> and waits for its end.</summary>
    /// <param name="mode"><c>fast</c> writes a checkpoint first, <c>immediate</c> does not.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task StopAsync(string mode, CancellationToken cancellationToken) =>
        await RunAsync(binaries.PgCtl, ["stop", "-D", Folder, "-m", mode, "-w", "-t", "60"], cancellationToken);

    /// <summary>Starts a postmaster and waits until it takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not start; its own words are given.</exception>
    public async Task<(PostgresProcess Process, int Port)> StartAsync(int? wantedPort, bool durable, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var port = wantedPort ?? FreePort();
            var process = PostgresProcess.Start(binaries, account, Folder, PostgresSettings.For(durable, port));
            try
            {
                if (await process.WaitUntilReadyAsync(cancellationToken))
                {
                    return (process, port);
                }
            }
            catch
            {
                process.Dispose();
                throw;
            }

            var words = process.Words + LogTail();
            process.Dispose();
            if (patience.IsCancellationRequested || !IsPassing(words, wantedPort))
            {
                throw new EmbeddedPostgresException($"内置 PostgreSQL 无法启动:{words}", "The embedded PostgreSQL does not start; its words are above.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>A port on 127.0.0.1 that is free now.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Another process took the free port first; or backends of a killed postmaster are about to notice its end.
    private static bool IsPassing(string words, int? wantedPort) =>
        words.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        || (wantedPort is null && words.Contains("could not bind", StringComparison.Ordinal));

    private string LogTail()
    {
        var log = new DirectoryInfo(Path.Combine(root, "log"));
        var newest = log.Exists ? log.EnumerateFiles("*.log").MaxBy(f => f.LastWriteTimeUtc) : null;
        return newest is null ? "" : Environment.NewLine + string.Join(Environment.NewLine, File.ReadLines(newest.FullName).TakeLast(8));
    }

    private async Task RefuseOtherMajorVersionAsync(CancellationToken cancellationToken)
    {
        var have = (await File.ReadAllTextAsync(Path.Combine(Folder, "PG_VERSION"), cancellationToken)).Trim();
        var program = await PostgresTool.RunAsync(binaries.Postgres, ["--version"], binaries.Native, cancellationToken);
        if (!program.Contains($" {have}.", StringComparison.Ordinal) && !program.Contains($" {have}beta", StringComparison.Ordinal))
        {
            throw new EmbeddedPostgresException(
                $"数据文件夹 {Folder} 属于 PostgreSQL {have},而内置的是{program.Trim()}。请先用旧版本导出(pg_dump),再导入新的数据文件夹。",
                $"The data folder belongs to PostgreSQL {have}, the embedded one is {program.Trim()}. Dump it with the old version and restore it into a new folder.");
        }
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (first, rest) = account.CommandFor(program, arguments, [Folder, binaries.Native]);
        await PostgresTool.RunAsync(first, rest, root, cancellationToken);
    }
}
