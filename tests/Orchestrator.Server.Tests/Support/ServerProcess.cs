using System.Text.RegularExpressions;
using Orchestrator.Server.Tests.Architecture;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests.Support;

/// <summary>The server as a process of its own, on a folder that outlives it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process) => _process = process;

    /// <summary>
    /// The built program, of the same configuration as these tests: what lies beside them is made for no machine in
    /// particular, and lacks SQL Server's driver.
    /// </summary>
    public static string ServerFile { get; } =
        Path.Combine(
            Repository.Source,
            "Orchestrator.Server",
            "bin",
            Path.GetFileName(Path.GetDirectoryName(BinFolder)!),
            Path.GetFileName(BinFolder),
            "Orchestrator.Server.dll"
        );

    private static string BinFolder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Token of the one-time administrator link; empty after the first start.</summary>
    public string LinkToken => Link().Match(Output) is { Success: true } link ? link.Groups[1].Value : "";

    public string Output => _process.Output;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static Task<ServerProcess> StartAsync(string folder, params string[] arguments) =>
        ReadyAsync(Launch(ServerFile, folder, arguments));

    /// <summary>The same with a temporary folder of its own, where its sandboxes lie.</summary>
    public static Task<ServerProcess> StartInAsync(string folder, string temporaryFolder) =>
        ReadyAsync(Launch(ServerFile, folder, [], new Dictionary<string, string> { ["TMPDIR"] = temporaryFolder }));

    /// <summary>The same with a program of another build.</summary>
    public static Task<ServerProcess> StartProgramAsync(string program, string folder, params string[] arguments) =>
        ReadyAsync(Launch(program, folder, arguments));

    /// <summary>Runs it until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string folder, params string[] arguments)
    {
        await using var process = Launch(ServerFile, folder, arguments);
        return (await process.EndAsync(StartLimit), process.Output);
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Asks it to end, as a service manager does; the answer is its exit code and the time it took.</summary>
    public Task<(int ExitCode, TimeSpan Took)> TerminateAsync() => _process.TerminateAsync();

    public static Task SignalAsync(string signal, int process) => ChildProcess.SignalAsync(signal, process);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ChildProcess Launch(
        string program,
        string folder,
        string[] arguments,
        Dictionary<string, string>? environment = null
    ) =>
        ChildProcess.Start(
            "dotnet",
            [program, "--Urls=http://127.0.0.1:0", $"--Data:Folder={folder}", .. arguments],
            environment: environment
        );

    private static async Task<ServerProcess> ReadyAsync(ChildProcess process)
    {
        var server = new ServerProcess(process);
        try
        {
            var line = await process.LineAsync(line => ReadyLine().IsMatch(line), StartLimit);
            server.Address = new Uri(ReadyLine().Match(line).Groups[1].Value);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    [GeneratedRegex(@"/#/welcome\?token=(\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@" Ready: (\S+)")]
    private static partial Regex ReadyLine();
}
