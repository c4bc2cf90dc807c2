using Orchestrator.Server.Tests.Support;

[assembly: AssemblyFixture(typeof(OpenServer))]

namespace Orchestrator.Server.Tests.Support;

/// <summary>One practice server for all tests that do not move its clock: 9 October 2024, the application window is open.</summary>
public sealed class OpenServer : IAsyncLifetime
{
    internal PracticeServer Practice { get; } = new();

    internal PortalClient Portal => Practice.Portal;

    internal ConsoleClient Administrator => Practice.Administrator;

    internal Uri Address => Practice.Server.Address;

    /// <summary>Code of a cycle that takes applications.</summary>
    internal string Cycle { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Practice.InitializeAsync();
        Cycle = await OpenCycle.StartAsync(Practice);
    }

    public ValueTask DisposeAsync() => Practice.DisposeAsync();

    /// <summary>A further cycle that takes applications; the answer is its code.</summary>
    internal async Task<string> OpenAsync()
    {
        var code = await Practice.StartCycleAsync();
        await OpenCycle.FilePlanAsync(Portal, code);
        await OpenCycle.PublishPlanAsync(Portal, code);
        return code;
    }

    /// <summary>Submits an application; the answer is its subject.</summary>
    internal async Task<string> SubmitAsync(string person, string? employer = null) =>
        (string)
            (
                await Portal.AcceptedAsync(
                    "application.submitted",
                    "cycles/" + Cycle,
                    OpenCycle.Submission(person, employer)
                )
            )["subject"]!;
}
