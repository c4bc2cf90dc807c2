using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Npgsql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Tests.Support;

namespace Orchestrator.Storage.PostgreSql.Tests;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-tests-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_is_there_after_a_restart_on_whatever_port()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first.ConnectionString, "CREATE TABLE kept (x text); INSERT INTO kept VALUES ('职称')");
        }

        await using var second = await StartAsync();
        (await ExecuteAsync(second.ConnectionString, "SELECT x FROM kept")).ShouldBe("职称");
        (await ExecuteAsync(second.ConnectionString, "SHOW timezone")).ShouldBe("UTC");
        (await ExecuteAsync(second.ConnectionString, "SHOW synchronous_commit")).ShouldBe("on");
        (await ExecuteAsync(second.ConnectionString, "SHOW fsync")).ShouldBe("on");
        (await ExecuteAsync(second.ConnectionString, "SHOW server_encoding")).ShouldBe("UTF8");
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_in_both_languages()
    {
        await using var first = await StartAsync();

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync);

        refusal.Chinese.ShouldContain(_folder);
        refusal.Chinese.ShouldContain("正被另一个服务器使用");
        refusal.English.ShouldContain("in use by another server");
        (await ExecuteAsync(first.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_killed_postgres_is_started_again_on_its_port_with_what_was_committed()
    {
        await using var server = await StartAsync();
        await ExecuteAsync(server.ConnectionString, "CREATE TABLE kept (x int); INSERT INTO kept VALUES (7)");
        var (port, killed) = (server.Port, server.ProcessId);

        using (var postmaster = Process.GetProcessById(killed))
            postmaster.Kill();

        await UntilAsync(() => server.ProcessId != killed, "no other postmaster was started");
        server.Port.ShouldBe(port);
        NpgsqlConnection.ClearAllPools();
        (await ExecuteAsync(server.ConnectionString, "SELECT x FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_postgres_that_does_not_answer_is_stopped_by_force()
    {
        await using var server = await StartAsync();
        var postmaster = server.ProcessId;
        using (var stop = Process.Start("kill", ["-STOP", $"{postmaster}"]))
            await stop.WaitForExitAsync(Cancel);

        var took = Stopwatch.StartNew();
        await server.DisposeAsync();

        took.Elapsed.ShouldBeLessThan(Promised.Seconds(10));
        Directory.Exists($"/proc/{postmaster}").ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_no_process_and_no_lock()
    {
        using var cancel = new CancellationTokenSource();
        var options = new EmbeddedPostgresOptions
        {
            DataFolder = _folder,
            Progress = line => CancelAt("Starting", line, cancel),
        };

        await Should.ThrowAsync<OperationCanceledException>(() => EmbeddedPostgres.StartAsync(options, cancel.Token));

        await using var second = await StartAsync();
        (await ExecuteAsync(second.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("\0\0\0\0")]
    public async Task An_empty_or_torn_pid_file_is_named_and_nothing_is_changed(string content)
    {
        await using (await StartAsync()) { }

        var file = Path.Combine(_folder, "cluster", "postmaster.pid");
        await File.WriteAllTextAsync(file, content, Cancel);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync);

        refusal.Chinese.ShouldContain(file);
        refusal.English.ShouldContain("empty or torn");
        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe(content);
    }

    [Fact]
    public async Task A_torn_password_file_is_named_and_not_made_anew()
    {
        await using (await StartAsync()) { }

        var file = Path.Combine(_folder, "passwords");
        await File.WriteAllTextAsync(file, "half", Cancel);

        (await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync)).English.ShouldContain(file);
        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe("half");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Cancel);
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(file, "data") };

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
            EmbeddedPostgres.StartAsync(options, Cancel)
        );

        refusal.Chinese.ShouldContain("不能写入");
        refusal.English.ShouldContain(options.DataFolder);
    }

    [Fact]
    public async Task A_killed_server_leaves_a_postgres_that_the_next_one_stops_and_replaces()
    {
        await using var server = await KillableServer.StartAsync(_folder);
        await ExecuteAsync(server.ConnectionString, "CREATE TABLE kept (x int); INSERT INTO kept VALUES (7)");
        await server.KillAsync();
        (await ExecuteAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);

        await using var second = await StartAsync();

        second.ProcessId.ShouldNotBe(server.Postmaster);
        (await ExecuteAsync(second.ConnectionString, "SELECT x FROM kept")).ShouldBe(7);
        (
            await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(server.ConnectionString, "SELECT 1"))
        ).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_ended_by_SIGTERM_takes_its_postgres_with_it()
    {
        await using var server = await KillableServer.StartAsync(_folder);

        await server.TerminateAsync();

        File.Exists(Path.Combine(_folder, "cluster", "postmaster.pid")).ShouldBeFalse();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_a_process_of_another_program_does_not_stop_the_start()
    {
        await using (await StartAsync()) { }

        await File.WriteAllTextAsync(
            Path.Combine(_folder, "cluster", "postmaster.pid"),
            $"{Environment.ProcessId}\n{_folder}/cluster\n1\n5432\n",
            Cancel
        );

        await using var second = await StartAsync();
        (await ExecuteAsync(second.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_start_that_was_cut_short_begins_anew()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "cluster.new", "base"));

        await using var server = await StartAsync();

        (await ExecuteAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password_and_only_its_owner_can_read_it()
    {
        await using var server = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "wrong", Pooling = false };

        (
            await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(wrong.ConnectionString, "SELECT 1"))
        ).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        (
            await ExecuteAsync(server.ConnectionString, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        ).ShouldBe(false);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, "passwords"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Run_as_root_it_works_under_another_account_even_below_a_closed_folder()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root has to change the account."
        );
        // The test's folder itself is readable by its owner alone.
        var below = Path.Combine(_folder, "data");

        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = below },
            Cancel
        );

        var uid = (await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status", Cancel))
            .Single(line => line.StartsWith("Uid:", StringComparison.Ordinal))
            .Split('\t')[1];
        uid.ShouldNotBe("0");
        (await ExecuteAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Run_as_root_the_program_itself_may_lie_below_a_closed_folder()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root has to change the account."
        );
        var app = Path.Combine(_folder, "app");
        var modules = typeof(EmbeddedPostgres)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "EmbeddedPostgresModules")
            .Value!;
        await CopyAsync(AppContext.BaseDirectory, app);
        await CopyAsync(Path.Combine(modules, "@embedded-postgres"), Path.Combine(app, "postgres"));

        await using var server = await KillableServer.StartAsync(Path.Combine(_folder, "data"), app);

        (await ExecuteAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        await server.TerminateAsync();
    }

    [Fact]
    public async Task Run_as_root_it_works_in_a_folder_that_is_roots_own()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root has to change the account."
        );
        // Open to all for reading, as a folder is that root makes, so that nobody needs to be let through.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        }

        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(_folder, "data") },
            Cancel
        );

        (await ExecuteAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_PostgreSQLs_own_words()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var exception = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
            EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = _folder, Port = port }, Cancel)
        );

        exception.Message.ShouldContain("could not bind IPv4 address");
    }

    [Fact]
    public async Task The_first_start_says_what_it_does()
    {
        List<string> lines = [];

        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = _folder, Progress = lines.Add },
            Cancel
        );

        lines[0].ShouldContain("正在初始化数据库");
    }

    [Fact]
    public async Task Another_database_can_be_made_and_removed_for_a_sandbox()
    {
        await using var server = await StartAsync();

        var connectionString = await server.CreateDatabaseAsync("sandbox_1", Cancel);
        await ExecuteAsync(connectionString, "CREATE TABLE mine (x int)");
        await server.DropDatabaseAsync("sandbox_1", Cancel);

        (
            await ExecuteAsync(server.ConnectionString, "SELECT count(*) FROM pg_database WHERE datname = 'sandbox_1'")
        ).ShouldBe(0L);
        await Should.ThrowAsync<ArgumentException>(() => server.CreateDatabaseAsync("x\"; DROP TABLE y", Cancel));
    }

    [Fact]
    public async Task A_temporary_one_leaves_nothing_behind()
    {
        string folder;
        await using (var temporary = await TemporaryPostgres.StartAsync(cancellationToken: Cancel))
        {
            folder = (string)(await ExecuteAsync(temporary.ConnectionString, "SELECT current_setting('port')"))!;
            folder = Directory
                .EnumerateDirectories(Path.GetTempPath(), "orchestrator-postgres-*")
                .Single(text =>
                    File.Exists(Path.Combine(text, "cluster", "postmaster.pid"))
                    && File.ReadAllLines(Path.Combine(text, "cluster", "postmaster.pid"))[3] == folder
                );
        }

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_in_the_temporary_folder_leads_no_throw_away_database_to_another_one()
    {
        await using var other = await StartAsync();
        var cluster = Path.Combine(_folder, "cluster");
        string[] traps =
        [
            MakeTrap(trap => Directory.CreateSymbolicLink(Path.Combine(trap, "cluster"), cluster)),
            MakeTrap(trap =>
                File.CreateSymbolicLink(
                    Path.Combine(Directory.CreateDirectory(Path.Combine(trap, "cluster")).FullName, "postmaster.pid"),
                    Path.Combine(cluster, "postmaster.pid")
                )
            ),
        ];
        var outside = Directory.CreateTempSubdirectory("orchestrator-tests-").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "server.lock"), "", Cancel);
        Directory.CreateSymbolicLink(Path.Combine(outside, "cluster"), cluster);
        var link = Path.Combine(Path.GetTempPath(), $"orchestrator-postgres-{Guid.NewGuid():N}");
        Directory.CreateSymbolicLink(link, outside);
        try
        {
            await using var temporary = await TemporaryPostgres.StartAsync(cancellationToken: Cancel);

            (await ExecuteAsync(other.ConnectionString, "SELECT 1")).ShouldBe(1);
            traps.ShouldAllBe(trap => Directory.Exists(trap));
            Directory.Exists(link).ShouldBeTrue();
        }
        finally
        {
            File.Delete(link);
            Directory.Delete(outside, recursive: true);
            foreach (var trap in traps)
                Directory.Delete(trap, recursive: true);
        }
    }

    [Fact]
    public async Task An_abandoned_throw_away_database_is_removed_but_not_one_of_another_account_or_one_that_is_open_to_others()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root can make another account's folder."
        );
        var (ours, others, open) = (MakeTrap(_ => { }), MakeTrap(_ => { }), MakeTrap(_ => { }));
        using (var give = Process.Start("chown", ["12345", others]))
            await give.WaitForExitAsync(Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.GroupWrite);
        try
        {
            await using var temporary = await TemporaryPostgres.StartAsync(cancellationToken: Cancel);

            Directory.Exists(ours).ShouldBeFalse();
            Directory.Exists(others).ShouldBeTrue();
            Directory.Exists(open).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(others, recursive: true);
            Directory.Delete(open, recursive: true);
        }
    }

    private static async Task CopyAsync(string folder, string to)
    {
        using var copy = Process.Start("cp", ["-a", folder, to]);
        await copy.WaitForExitAsync(Cancel);
        copy.ExitCode.ShouldBe(0);
    }

    // Looks like a throw-away database whose process was killed.
    private static string MakeTrap(Action<string> fill)
    {
        var trap = Directory.CreateTempSubdirectory("orchestrator-postgres-").FullName;
        fill(trap);
        File.WriteAllText(Path.Combine(trap, "server.lock"), "");
        return trap;
    }

    private static void CancelAt(string word, string line, CancellationTokenSource cancel)
    {
        if (line.Contains(word, StringComparison.Ordinal))
            cancel.Cancel();
    }

    private static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var limit = Stopwatch.StartNew();
        while (!isSo())
        {
            limit.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), otherwise);
            await timer.WaitForNextTickAsync(Cancel);
        }
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
#pragma warning disable CA2100 // Literals of this class.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancel);
    }

    private Task<EmbeddedPostgres> StartAsync() =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = _folder }, Cancel);
}
