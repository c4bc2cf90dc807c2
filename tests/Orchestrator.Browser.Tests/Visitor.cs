using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>A person at the page; notes everything that goes wrong in the browser meanwhile.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 800 };
    public static readonly ViewportSize Telephone = new() { Width = 390, Height = 844 };

    private readonly IBrowserContext _context;
    // Studio's drawing library says when it draws an arrow in its simpler way; Studio asks its badge for a node that is the canvas itself.
    private static readonly string[] Harmless = ["Unable to execute manhattan algorithm", "Could not find wrapper element"];

    private readonly List<string> _troubles = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Visitor> ComeAsync(IBrowser browser, ViewportSize size, string address, string? storageState = null)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = size, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", StorageState = storageState });
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Watch(address);
        return visitor;
    }

    /// <summary>Speaks to the server's API with this person's session.</summary>
    public IAPIRequestContext Api => _context.APIRequest;

    public Task<string> StorageStateAsync() => _context.StorageStateAsync();

    private void Watch(string address)
    {
        Page.Console += (_, message) =>
        {
            // The browser itself reports each refused request; Response below tells those apart.
            if (message.Type is "error" or "warning" && !Harmless.Any(known => message.Text.StartsWith(known, StringComparison.Ordinal)) && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Note($"console {message.Type}: {message.Text}");
        };
        Page.PageError += (_, error) => Note($"page error: {error}");
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + address, StringComparison.Ordinal)) Note($"request leaves the server: {request.Url}");
        };
        Page.RequestFailed += (_, request) =>
        {
            // A page that is left ends its stream of events, and a frame that goes away ends what it was asking for.
            if (!request.Url.EndsWith("/stream", StringComparison.Ordinal) && !request.Frame.IsDetached) Note($"request failed: {request.Method} {request.Url} {request.Failure}");
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !IsAnswerToSignedOut(response)) Note($"status {response.Status}: {response.Request.Method} {response.Url}");
        };
    }

    // "Who is signed in?" — "Nobody." is an answer, not a fault.
    private static bool IsAnswerToSignedOut(IResponse response) =>
        response.Status == 401 && response.Request.Method == "GET" && response.Url.EndsWith("/api/session", StringComparison.Ordinal);

    private void Note(string trouble)
    {
        lock (_troubles) _troubles.Add(trouble);
    }

    /// <summary>Fails with everything that went wrong since the visitor came.</summary>
    public void ShouldHaveSeenNoTrouble()
    {
        lock (_troubles) _troubles.ShouldBeEmpty();
    }

    /// <summary>A refusal that the story is about: it must have come, and is no trouble then.</summary>
    public void ShouldHaveBeenRefused(string request)
    {
        lock (_troubles) _troubles.RemoveAll(trouble => trouble.StartsWith("status 400: " + request, StringComparison.Ordinal)).ShouldBeGreaterThan(0, $"{request} was never refused");
    }

    /// <summary>Nothing may stick out to the right: a telephone would scroll sideways.</summary>
    public async Task ShouldFitTheWidthAsync()
    {
        var widths = await Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, window.innerWidth]");
        widths[0].ShouldBeLessThanOrEqualTo(widths[1], $"the page at {Page.Url} is wider than the window");
    }

    public async Task PhotographAsync(string name, bool wholePage = true)
    {
        var size = Page.ViewportSize!;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, $"{name}-{size.Width}x{size.Height}.png"), FullPage = wholePage, Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
