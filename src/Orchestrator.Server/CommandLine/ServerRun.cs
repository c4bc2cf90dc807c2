using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Orchestrator.Desk.Practice;
using Orchestrator.Server.Hosting;
using Orchestrator.Storage;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Server.CommandLine;

/// <summary>The server's life: configuration, database, start, stop. What keeps it from starting is one line and exit code 2.</summary>
internal static class ServerRun
{
    private const string Stopping = "正在停止… Stopping…";

    /// <summary>Serves until the process is asked to end.</summary>
    /// <returns>The exit code: 0 after an orderly end, 2 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new StopSignal();
        try
        {
            await ServeAsync(args, stop.Token);
            return ExitCode.Fine;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Asked to end while it started.
            Console.WriteLine(Stopping);
            return ExitCode.Fine;
        }
        catch (ConfigurationException exception)
        {
            return await FailAsync(exception.Line);
        }
        catch (DatabaseRefusedException exception)
        {
            return await FailAsync(exception.Message);
        }
        catch (EmbeddedPostgresException exception)
        {
            return await FailAsync(exception.Message);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            return await FailAsync(
                "配置错误：Urls 的地址已被占用，请换一个端口（--urls http://localhost:端口）。 Configuration: the address of Urls is in use; "
                    + "choose another port (--urls http://localhost:PORT)."
            );
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return await FailAsync(
                $"配置错误：文件或文件夹不能读写，请检查 Data:Folder 及其权限：{exception.Message} "
                    + "Configuration: a file or folder cannot be read or written; check Data:Folder and its permissions."
            );
        }
        catch (System.Data.Common.DbException exception)
        {
            return await FailAsync(
                $"无法使用数据库，请检查 Database:ConnectionString 与数据库服务：{exception.Message} The database cannot be used; check "
                    + "Database:ConnectionString and the database server."
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(
                $"无法读写文件，请检查路径、权限与磁盘空间：{exception.Message} A file cannot be read or written; check the path, its permissions and the disk."
            );
        }
    }

    private static async Task ServeAsync(string[] args, CancellationToken stop)
    {
        var configuration = ServerConfiguration.Load(args);
        var settings = new SettingsReader(configuration).Read();
        new ListenAddresses(configuration).Check();
        var practice = settings.PracticeStart is null ? null : new PracticeClock(RealClock.Instance);
        await using var database = await ServerDatabase.StartAsync(settings, practice, Console.WriteLine, stop);
        await DatabaseMode.CheckAsync(database, settings, practice, stop);
        await new KeyStart(database.Contexts, settings).RunAsync(stop);
        await using var app = ServerHost.Build(args, settings, database, practice);
        await ServerStart.RunAsync(app, stop);
        await app.WaitForShutdownAsync(stop);
        Console.WriteLine(Stopping);
    }

    private static async Task<int> FailAsync(string line)
    {
        await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
        return ExitCode.Usage;
    }
}
