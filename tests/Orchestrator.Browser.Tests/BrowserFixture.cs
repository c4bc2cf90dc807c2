using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>One Chromium for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await ChromiumInstallation.EnsureAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = ChromiumInstallation.Executable, Args = Flags }
        );
        // A busy machine is no failure; a page that never comes is.
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        Directory.CreateDirectory(Places.Screenshots);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
