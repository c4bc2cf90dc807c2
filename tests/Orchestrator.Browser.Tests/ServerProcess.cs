using System.Text.RegularExpressions;
using Orchestrator.Tests.Support;

namespace Orchestrator.Browser.Tests;

/// <summary>The real server with a data folder of its own, started as a person starts it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string _folder;
    private readonly ChildProcess _process;

    private ServerProcess(string folder, ChildProcess process) => (_folder, _process) = (folder, process);

    /// <summary>E.g. http://127.0.0.1:43210, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one-time administrator link of the first start.</summary>
    public string WelcomeLink => Link().Match(Output).Value;

    public string Output => _process.Output;

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-browser-").FullName;
        var process = ChildProcess.Start(
            "dotnet",
            [Places.Server, "--Urls=http://127.0.0.1:0", $"--Data:Folder={Path.Combine(folder, "data")}", .. arguments],
            folder
        );
        var server = new ServerProcess(folder, process);
        try
        {
            var line = await process.LineAsync(line => ReadyLine().IsMatch(line), StartLimit);
            server.Address = ReadyLine().Match(line).Groups[1].Value.TrimEnd('/');
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Asks first, so that the embedded database is stopped in order.
        await _process.DisposeAsync();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A database that was killed may still hold a file; the system empties its temporary folder.
        }
    }

    [GeneratedRegex(@"http://\S+/#/welcome\?token=\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@" Ready: (\S+)")]
    private static partial Regex ReadyLine();
}
