using System.Text.RegularExpressions;
using Orchestrator.Tests.Support;

namespace Orchestrator.Benchmarks.Support;

/// <summary>The built server as a process of its own, on a folder that goes with it.</summary>
internal sealed partial class ServerUnderLoad : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;
    private readonly DirectoryInfo _folder;

    private ServerUnderLoad(ChildProcess process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Token of the one-time administrator link.</summary>
    public string LinkToken => Link().Match(_process.Output).Groups[1].Value;

    private static string Program
    {
        get
        {
            var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            var (framework, configuration) = (Path.GetFileName(own), Path.GetFileName(Path.GetDirectoryName(own)!));
            var root = Path.GetFullPath(Path.Combine(own, "../../../../.."));
            return Path.Combine(
                root,
                "src",
                "Orchestrator.Server",
                "bin",
                configuration,
                framework,
                "Orchestrator.Server.dll"
            );
        }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <exception cref="FileNotFoundException">It is not built in this configuration.</exception>
    public static async Task<ServerUnderLoad> StartAsync(params string[] arguments)
    {
        if (!File.Exists(Program))
            throw new FileNotFoundException("Build the server first.", Program);
        var folder = Directory.CreateTempSubdirectory("orchestrator-benchmark-");
        string[] all = [Program, "--Urls=http://127.0.0.1:0", $"--Data:Folder={folder.FullName}", .. arguments];
        var process = ChildProcess.Start("dotnet", all);
        var server = new ServerUnderLoad(process, folder);
        var line = await process.LineAsync(line => Ready().IsMatch(line), Patience);
        server.Address = new Uri(Ready().Match(line).Groups[1].Value);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"/#/welcome\?token=(\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@" Ready: (\S+)")]
    private static partial Regex Ready();
}
