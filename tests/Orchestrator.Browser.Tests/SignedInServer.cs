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

    /// <summary>The administrator with a window of this size, before any page.</summary>
    internal Task<Visitor> ComeAsync(ViewportSize size) => Visitor.ComeAsync(_browser.Browser, size, Address, _storage);

    /// <summary>The administrator with a window of this size, on the page of this route.</summary>
    internal async Task<Visitor> VisitAsync(ViewportSize size, string route)
    {
        var visitor = await ComeAsync(size);
        await visitor.GoAsync(route);
        return visitor;
    }

    /// <summary>Somebody who has not signed in.</summary>
    internal async Task<Visitor> VisitAsStrangerAsync(ViewportSize size, string route)
    {
        var visitor = await Visitor.ComeAsync(_browser.Browser, size, Address);
        await visitor.GoAsync(route);
        return visitor;
    }

    /// <summary>A second person of the title office, made by the administrator when first asked for.</summary>
    internal Task<Visitor> SignInSecondAsync(ViewportSize size) =>
        SignInAsync(size, "li.hua", new { role = "titleOffice" }, "李华");

    /// <summary>Somebody with a role and its reach, made by the administrator when first asked for.</summary>
    internal async Task<Visitor> SignInAsync(ViewportSize size, string name, object grant, string? displayName = null)
    {
        var headers = new Dictionary<string, string> { ["X-Requested-With"] = "orchestrator", ["Origin"] = Address };
        await using (var administrator = await ComeAsync(size))
        {
            // The second time the name is taken: it is the same person.
            await administrator.Api.PostAsync(
                $"{Address}/api/console/v1/users",
                new()
                {
                    Headers = headers,
                    DataObject = new
                    {
                        name,
                        displayName = displayName ?? name,
                        password = Password,
                        grants = new[] { grant },
                    },
                }
            );
        }

        // Before the first page: one that has found nobody signed in does not ask again by itself.
        var person = await Visitor.ComeAsync(_browser.Browser, size, Address);
        var answer = await person.Api.PostAsync(
            $"{Address}/api/session",
            new() { Headers = headers, DataObject = new { name, password = Password } }
        );
        answer.Status.ShouldBe(200, await answer.TextAsync());
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
