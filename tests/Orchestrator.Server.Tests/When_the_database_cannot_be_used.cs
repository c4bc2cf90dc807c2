using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_database_cannot_be_used
{
    [Theory]
    [InlineData("postgresql", "Host=127.0.0.1;Port={0};Username=o;Password=secret;Database=o;Timeout=5")]
    [InlineData(
        "sqlserver",
        "Server=tcp:127.0.0.1,{0};User Id=o;Password=secret;Database=o;Connect Timeout=5;ConnectRetryCount=0"
    )]
    public async Task The_process_ends_with_2_and_one_line_that_says_where_and_what_to_do(
        string provider,
        string connectionString
    )
    {
        using var folder = new TemporaryFolder();
        var started = Stopwatch.StartNew();

        var (exitCode, output) = await ServerProcess.RunToEndAsync(
            folder.Path,
            $"--Database:Provider={provider}",
            $"--Database:ConnectionString={string.Format(null, connectionString, FreePort())}"
        );

        exitCode.ShouldBe(2, output);
        started.Elapsed.ShouldBeLessThan(Promised.Seconds(15), output);
        var line = output
            .Trim()
            .Split('\n')
            .Where(said => !said.Contains("Bringing the database", StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        line.ShouldContain("127.0.0.1");
        line.ShouldContain("连接不上");
        line.ShouldContain("Database:ConnectionString");
        line.ShouldNotContain("secret");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
