namespace Orchestrator.Server.Tests.Support;

/// <summary>A practice server whose clock one test drives through the year.</summary>
public sealed class YearServer : IAsyncLifetime
{
    private readonly PracticeServer _server = new();

    internal PracticeServer Practice => _server;

    internal PortalClient Portal => _server.Portal;

    internal ConsoleClient Administrator => _server.Administrator;

    internal Task<string> StartCycleAsync() => _server.StartCycleAsync();

    internal Task MoveToAsync(string instant) => _server.MoveToAsync(instant);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
