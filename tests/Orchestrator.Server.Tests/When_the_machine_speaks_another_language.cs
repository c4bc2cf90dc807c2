using System.Diagnostics;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_machine_speaks_another_language
{
    /// <summary>In Persian, <c>-5</c> is no number and 1970 is 1348.</summary>
    [Fact]
    public async Task Verbs_read_and_write_as_everywhere()
    {
        var start = new ProcessStartInfo("dotnet", [ServerProcess.ServerFile, "calendar", "add", "2026-10-10", "-5"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "fa_IR.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "2026-09-28\n",
            await error
        );
    }
}
