using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>A person at the page; notes everything that goes wrong in the browser meanwhile.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 800 };
    public static readonly ViewportSize Telephone = new() { Width = 390, Height = 844 };

    /// <summary>
    /// How long a story waits, in milliseconds: no promise of a page, only late told from never. Studio alone loads
    /// 26 MB into each fresh browser.
    /// </summary>
    public const float Patience = 240_000;

    private readonly IBrowserContext _context;

    // Studio's drawing library says when it draws an arrow in its simpler way; Studio asks its badge for a node that
    // is the canvas itself, selects one before its container is drawn, and gives up a listing that the next search
    // overtakes.
    private static readonly string[] Harmless =
    [
        "Unable to execute manhattan algorithm",
        "Could not find wrapper element",
        "Could not find node with ID",
        "warn: Elsa.Studio.Workflows.Components.WorkflowInstanceList.WorkflowInstanceList[0]\n      Failed "
            + "to list workflow instances due to a cancellation",
    ];

    private readonly List<string> _troubles = [];
    private readonly List<IRequest> _failed = [];

    private Visitor(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        Page = page;
        Address = address;
    }

    /// <summary>The server's, e.g. http://127.0.0.1:43210.</summary>
    public string Address { get; }

    public IPage Page { get; }

    public static async Task<Visitor> ComeAsync(
        IBrowser browser,
        ViewportSize size,
        string address,
        string? storageState = null
    )
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = size,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                // A drawer that has slid in takes the focus: what was opened in it meanwhile closes under the hand.
                ReducedMotion = ReducedMotion.Reduce,
                StorageState = storageState,
            }
        );
        context.SetDefaultTimeout(Patience);
        var visitor = new Visitor(context, await context.NewPageAsync(), address);
        visitor.Watch();
        return visitor;
    }

    /// <summary>Speaks to the server's API with this person's session.</summary>
    public IAPIRequestContext Api => _context.APIRequest;

    public Task<string> StorageStateAsync() => _context.StorageStateAsync();

    /// <summary>What the server answers to a question; it must be an answer.</summary>
    public async Task<JsonNode> GetJsonAsync(string path)
    {
        var answer = await Api.GetAsync(Address + path);
        answer.Status.ShouldBe(200, path);
        return JsonNode.Parse(await answer.TextAsync())!;
    }

    /// <summary>Sends something as the console does; it must be taken.</summary>
    public Task<JsonNode> PostJsonAsync(string path, string json) => SendJsonAsync(path, json, 200);

    /// <summary>Sends something as the console does; the answer has this status.</summary>
    public async Task<JsonNode> SendJsonAsync(string path, string json, int status)
    {
        var answer = await SendAsync(path, json);
        answer.Status.ShouldBe(status, await answer.TextAsync());
        return JsonNode.Parse(await answer.TextAsync())!;
    }

    /// <summary>Moves the practice clock, unless another story has moved it further.</summary>
    public async Task MoveClockAsync(string instant)
    {
        var answer = await SendAsync("/api/console/v1/practice", $$"""{"now":"{{instant}}"}""");
        answer.Status.ShouldBeOneOf(200, 409);
    }

    private Task<IAPIResponse> SendAsync(string path, string json)
    {
        var headers = new Dictionary<string, string>
        {
            ["X-Requested-With"] = "orchestrator",
            ["Origin"] = Address,
            ["Content-Type"] = "application/json",
        };
        return Api.PostAsync(Address + path, new() { Headers = headers, DataString = json });
    }

    /// <summary>Opens the console's page of this route.</summary>
    public Task GoAsync(string route) => Page.GotoAsync($"{Address}/#{route}");

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            // The browser itself reports each refused request; Response below tells those apart.
            if (
                message.Type is "error" or "warning"
                && !Harmless.Any(known => message.Text.StartsWith(known, StringComparison.Ordinal))
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            )
            {
                Note($"console {message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => Note($"page error: {error}");
        Page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(Address + "/", StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:" + Address, StringComparison.Ordinal)
            )
            {
                Note($"request leaves the server: {request.Url}");
            }
        };
        Page.RequestFailed += (_, request) =>
        {
            // ERR_ABORTED is the page's own doing: a list that is asked for again gives up the question before, a
            // page that is left all of its. A write that it gives up is trouble.
            var isQuestion =
                request.Method == "GET"
                || request.Url.EndsWith("/elsa/api/workflow-instances", StringComparison.Ordinal);
            var isOvertaken = request.Failure == "net::ERR_ABORTED" && isQuestion;
            if (isOvertaken || request.Url.EndsWith("/stream", StringComparison.Ordinal))
                return;
            lock (_troubles)
                _failed.Add(request);
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !IsAnswerToSignedOut(response))
                Note($"status {response.Status}: {response.Request.Method} {response.Url}");
        };
    }

    // "Who is signed in?" — "Nobody." is an answer, not a fault.
    private static bool IsAnswerToSignedOut(IResponse response) =>
        response.Status == 401
        && response.Request.Method == "GET"
        && response.Url.EndsWith("/api/session", StringComparison.Ordinal);

    private void Note(string trouble)
    {
        lock (_troubles)
            _troubles.Add(trouble);
    }

    /// <summary>Fails with everything that went wrong since the visitor came.</summary>
    public void ShouldHaveSeenNoTrouble()
    {
        lock (_troubles)
        {
            // A frame that is taken away gives up what it was asking for.
            var failed = _failed
                .Where(request => !request.Frame.IsDetached)
                .Select(request => $"request failed: {request.Method} {request.Url} {request.Failure}");
            _troubles.Concat(failed).ShouldBeEmpty();
        }
    }

    /// <summary>A refusal that the story is about: it must have come, and is no trouble then.</summary>
    public void ShouldHaveBeenRefused(string request, int status = 400)
    {
        lock (_troubles)
        {
            _troubles
                .RemoveAll(trouble => trouble.StartsWith($"status {status}: {request}", StringComparison.Ordinal))
                .ShouldBeGreaterThan(0, $"{request} was never refused");
        }
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
        await Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Places.Screenshots, $"{name}-{size.Width}x{size.Height}.png"),
                FullPage = wholePage,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
