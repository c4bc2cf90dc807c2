using Orchestrator.Storage.PostgreSql.Embedded;
using Xunit.Runner.InProc.SystemConsole;

namespace Orchestrator.Storage.PostgreSql.Tests;

/// <summary>Runs the tests; or, for them, is a server that can be killed.</summary>
internal static class Program
{
    public const string HostVerb = "host";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [HostVerb, var folder])
        {
            return await ConsoleRunner.Run(args);
        }

        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = folder, StopOnSignals = true },
            CancellationToken.None
        );
        Console.WriteLine(postgres.ProcessId);
        Console.WriteLine(postgres.ConnectionString);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
