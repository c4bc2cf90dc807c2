using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Orchestrator.Server.Tests.Architecture;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests.Deploy;

/// <summary>
/// A real nginx with <c>deploy/nginx.conf</c>, its two nodes and its port put in place; Debian's package is fetched,
/// not installed, where the machine has none.
/// </summary>
internal sealed class Nginx : IDisposable
{
    private const string Installed = "/usr/sbin/nginx";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly string _program;
    private Process? _process;

    private Nginx(string program) => _program = program;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>With its configuration written, not started.</summary>
    public static async Task<Nginx> PrepareAsync(Uri first, Uri second)
    {
        var nginx = new Nginx(await FindAsync());
        var port = FreePort();
        nginx.Address = new Uri($"http://127.0.0.1:{port}");
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "nginx.conf"));
        await File.WriteAllTextAsync(
            nginx.Configuration,
            text.Replace("node1:8080", first.Authority, StringComparison.Ordinal)
                .Replace("node2:8080", second.Authority, StringComparison.Ordinal)
                .Replace(
                    "listen 8080;",
                    $"listen 127.0.0.1:{port}; add_header X-Node $upstream_addr always;",
                    StringComparison.Ordinal
                )
                .Replace("access_log /dev/stdout;", nginx.Places(), StringComparison.Ordinal)
        );
        return nginx;
    }

    /// <summary><c>nginx -t</c>.</summary>
    public async Task<(int ExitCode, string Output)> TestAsync() =>
        await Command.RunAsync(_program, [.. Arguments, "-t"]);

    public async Task StartAsync()
    {
        _process = Process.Start(
            new ProcessStartInfo(_program, [.. Arguments, "-g", "daemon off;"]) { UseShellExecute = false }
        )!;
        using var limit = new CancellationTokenSource(StartLimit);
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AnswersAsync(client))
        {
            _process.HasExited.ShouldBeFalse("nginx ended");
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    private string Configuration => Path.Combine(_folder.Path, "nginx.conf");

    private string[] Arguments => ["-p", _folder.Path, "-c", Configuration, "-e", "stderr"];

    // The package's own places belong to root and may not exist.
    private string Places() =>
        "access_log off; "
        + string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind =>
                $"{kind}_temp_path {_folder.Path}/{kind}; "
            )
        );

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "/health/live"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> FindAsync()
    {
        if (File.Exists(Installed))
            return Installed;
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "nginx")).FullName;
        var program = Path.Combine(folder, "usr", "sbin", "nginx");
        if (File.Exists(program))
            return program;
        string[] download = ["download", "-qq", "nginx"];
        var fetched = await Apt.RunAsync(folder, download);
        if (fetched.ExitCode != 0)
            fetched = await Apt.RunAsync(folder, ["update", "-qq"], download);

        var package = Directory
            .EnumerateFiles(folder, "nginx_*.deb")
            .FirstOrDefault()
            .ShouldNotBeNull("nginx is needed: apt-get install nginx-light\n" + fetched.Output);
        (await Command.RunAsync("dpkg", ["-x", package, folder])).ExitCode.ShouldBe(0);
        return program;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
