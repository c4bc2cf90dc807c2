using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Orchestrator.Engine.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>The SMTP server of <c>smtp/server.js</c> as a child process.</summary>
public sealed class SmtpServer : IAsyncLifetime
{
    private static readonly string Folder = typeof(SmtpServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SmtpServerFolder").Value!;

    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private Process? _process;
    private Task? _reading;
    private int _port;

    /// <summary>The mails taken since the last call, in the order of arrival.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> TakeAsync(int expected)
    {
        var taken = new List<ReceivedMail>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (taken.Count < expected)
        {
            await _arrived.WaitAsync(limit.Token);
            _received.TryDequeue(out var mail).ShouldBeTrue();
            taken.Add(mail!);
        }

        _received.ShouldBeEmpty();
        return taken;
    }

    public MailOptions Options => new() { Host = "127.0.0.1", Port = _port, From = "noreply@review.example", FromName = "职称评审系统" };

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            using var install = Start("npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts");
            await Task.WhenAll(install.StandardOutput.ReadToEndAsync(), install.WaitForExitAsync());
            install.ExitCode.ShouldBe(0, "npm ci in " + Folder);
        }

        _process = Start("node", "server.js");
        using var hello = JsonDocument.Parse((await _process.StandardOutput.ReadLineAsync()).ShouldNotBeNull());
        _port = hello.RootElement.GetProperty("port").GetInt32();
        _reading = ReadAsync(_process.StandardOutput);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            await _reading!;
            _process.Dispose();
            _arrived.Dispose();
        }
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var to = document.RootElement.GetProperty("to").EnumerateArray().Single().GetString()!;
            _received.Enqueue(ReceivedMail.Parse(to, document.RootElement.GetProperty("raw").GetBytesFromBase64()));
            _arrived.Release();
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        return Process.Start(start)!;
    }
}
