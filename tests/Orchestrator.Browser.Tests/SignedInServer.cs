using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>A practice server whose first administrator has signed in.</summary>
public sealed class SignedInServer : IAsyncLifetime
{
    public const string Name = "wang.min";
    public const string Password = "tianjin-2024-review";

    private readonly BrowserFixture _browser = new();
    private ServerProcess? _server;
    private string? _storage;

    public string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        await _browser.InitializeAsync();
        _server = await ServerProcess.StartAsync("--Practice:Start=2024-09-10");
        await using var visitor = await Visitor.ComeAsync(_browser.Browser, Visitor.Desk, Address);
        await visitor.Page.GotoAsync(_server.WelcomeLink);
        await Story.SetUpFirstAdministratorAsync(visitor.Page);
        _storage = await visitor.StorageStateAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    /// <summary>The administrator with a window of this size, on the page of this route.</summary>
    internal async Task<Visitor> VisitAsync(ViewportSize size, string route)
    {
        var visitor = await Visitor.ComeAsync(_browser.Browser, size, Address, _storage);
        await visitor.Page.GotoAsync($"{Address}/#{route}");
        return visitor;
    }

    /// <summary>Somebody who has not signed in.</summary>
    internal async Task<Visitor> VisitAsStrangerAsync(ViewportSize size, string route)
    {
        var visitor = await Visitor.ComeAsync(_browser.Browser, size, Address);
        await visitor.Page.GotoAsync($"{Address}/#{route}");
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
