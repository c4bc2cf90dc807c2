using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A cluster folder and what may be done to it; the caller holds the lock of its data folder.</summary>
internal sealed class PostgresCluster(PostgresBinaries binaries, PostgresAccount account, string root)
{
    /// <summary>The role that sets the cluster up; the server itself works under another.</summary>
    public const string Superuser = "postgres";

    private const string LogFolder = "log";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // A server must end within 20 seconds, its own work included (see StopSignal).
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(6);

    /// <summary>PostgreSQL's own data folder, beneath the root; absent until it is made.</summary>
    public string Folder { get; } = Path.Combine(root, "cluster");

    /// <summary>File with the two passwords, beside the cluster; without it the cluster cannot be opened.</summary>
    public string PasswordFile { get; } = Path.Combine(root, "passwords");

    /// <summary>Makes the cluster unless it exists. A first start that was cut short begins anew.</summary>
    public async Task CreateIfMissingAsync(Action<string>? progress, bool durable, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder))
        {
            RefuseWithoutPasswords();
            await account.OwnAsync(Folder, cancellationToken);
            await account.OwnAsync(PasswordFile, cancellationToken);
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
        Directory.CreateDirectory(unfinished);
        await account.OwnAsync(unfinished, cancellationToken);
        await account.OwnAsync(PasswordFile, cancellationToken);
        List<string> arguments =
        [
            "-D",
            unfinished,
            "-U",
            Superuser,
            "--pwfile",
            PasswordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
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
        if (!File.Exists(PostmasterFile.PathIn(Folder)))
        {
            return;
        }

        if (await PostmasterFile.ReadWholeAsync(Folder, cancellationToken) is not { } file)
        {
            throw Torn();
        }

        if (!file.IsAlive(Folder))
        {
            // Its number may belong to another process by now, and PostgreSQL would then refuse to start.
            File.Delete(PostmasterFile.PathIn(Folder));
            return;
        }

        progress?.Invoke(
            "上次的数据库进程仍在运行,正在停止… The database of the last run is still running, stopping it…"
        );
        await RunAsync(binaries.PgCtl, ["stop", "-D", Folder, "-m", "fast", "-w", "-t", "60"], cancellationToken);
    }

    /// <summary>Stops our postmaster and waits for its end: in order within six seconds, then by force. Never throws.</summary>
    /// <param name="process">The postmaster.</param>
    /// <param name="checkpoint">True: a last checkpoint is written, so that the next start has nothing to recover.</param>
    public async Task StopAsync(PostgresProcess process, bool checkpoint)
    {
        if (process.HasExited)
        {
            return;
        }

        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await RunAsync(
                binaries.PgCtl,
                ["stop", "-D", Folder, "-m", checkpoint ? "fast" : "immediate", "-W"],
                patience.Token
            );
            await process.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is EmbeddedPostgresException or OperationCanceledException)
        {
            // It ended by itself a moment ago, or does not answer.
            await process.KillAsync();
        }
    }

    /// <summary>Starts a postmaster and waits until it takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not start; its own words are given.</exception>
    public async Task<(PostgresProcess Process, int Port)> StartAsync(
        int? wantedPort,
        bool durable,
        CancellationToken cancellationToken
    )
    {
        if (durable)
        {
            await MakeLogFolderAsync(cancellationToken);
        }

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
                await process.KillAsync();
                process.Dispose();
                throw;
            }

            var words = process.Words + LogTail();
            process.Dispose();
            if (patience.IsCancellationRequested || !IsPassing(words, wantedPort))
            {
                throw new EmbeddedPostgresException(
                    $"内置 PostgreSQL 无法启动:{words}",
                    "The embedded PostgreSQL does not start; its words are above."
                );
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    // Run by root, PostgreSQL works under an account that may make nothing beside the cluster.
    private async Task MakeLogFolderAsync(CancellationToken cancellationToken)
    {
        var log = Path.Combine(root, LogFolder);
        if (!Directory.Exists(log))
        {
            Directory.CreateDirectory(log);
            await account.OwnAsync(log, cancellationToken);
        }
    }

    private EmbeddedPostgresException Torn() =>
        new(
            $"文件 {PostmasterFile.PathIn(Folder)} 是空的或已损坏,无法判断该文件夹的 PostgreSQL 是否仍在运行。请确认没有它的 postgres 进程后删除此文件,再启动。",
            $"The file {PostmasterFile.PathIn(Folder)} is empty or torn, so whether a PostgreSQL still runs on this folder cannot be told. "
                + "Make sure that no postgres process of it runs, delete the file, and start again."
        );

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
        var log = new DirectoryInfo(Path.Combine(root, LogFolder));
        var newest = log.Exists ? log.EnumerateFiles("*.log").MaxBy(info => info.LastWriteTimeUtc) : null;
        return newest is null
            ? ""
            : Environment.NewLine + string.Join(Environment.NewLine, File.ReadLines(newest.FullName).TakeLast(8));
    }

    // New ones would not open what the old ones closed.
    private void RefuseWithoutPasswords()
    {
        if (PostgresPasswords.Read(PasswordFile) is null)
        {
            throw new EmbeddedPostgresException(
                $"文件 {PasswordFile} 缺失、为空或已损坏,没有它打不开 {Folder} 中的数据库。请从备份恢复此文件。",
                $"The file {PasswordFile} is missing, empty or torn; without it the database in {Folder} cannot be "
                    + "opened. Restore it from a backup."
            );
        }
    }

    private async Task RefuseOtherMajorVersionAsync(CancellationToken cancellationToken)
    {
        var have = (await File.ReadAllTextAsync(Path.Combine(Folder, "PG_VERSION"), cancellationToken)).Trim();
        var program = await PostgresTool.RunAsync(binaries.Postgres, ["--version"], binaries.Native, cancellationToken);
        if (
            !program.Contains($" {have}.", StringComparison.Ordinal)
            && !program.Contains($" {have}beta", StringComparison.Ordinal)
        )
        {
            throw new EmbeddedPostgresException(
                $"数据文件夹 {Folder} 属于 PostgreSQL {have},而内置的是{program.Trim()}。请先用旧版本导出(pg_dump),再导入新的数据文件夹。",
                $"The data folder belongs to PostgreSQL {have}, the embedded one is {program.Trim()}. Dump it with "
                    + "the old version and restore it into a new folder."
            );
        }
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (first, rest) = account.CommandFor(program, arguments, [Folder, binaries.Native]);
        await PostgresTool.RunAsync(first, rest, root, cancellationToken);
    }
}
