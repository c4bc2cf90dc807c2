using System.Text.Json.Nodes;

namespace Orchestrator.Server.Tests.Support;

/// <summary>
/// One practice server for all tests that can share it: a real process on an embedded PostgreSQL, its clock moved by
/// jumps. Each test starts its own cycle.
/// </summary>
public sealed class PracticeServer : IAsyncLifetime
{
    private readonly TemporaryFolder? _own;
    private readonly string _folder;
    private string _secret = "";
    private ServerProcess? _server;
    private ConsoleClient? _administrator;
    private PortalClient? _portal;
    private int _cycles;

    private readonly string[] _arguments =
    [
        "--Practice:Start=2024-09-10",
        "--Forwarding:KnownProxies=127.0.0.1",
        "--Requests:AllowPrivateAddresses=true",
    ];

    public PracticeServer()
    {
        _own = new TemporaryFolder();
        _folder = _own.Path;
    }

    /// <summary>On a folder that outlives it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="more">Further arguments, e.g. another database.</param>
    internal PracticeServer(string folder, params string[] more)
    {
        _folder = folder;
        _arguments = [.. _arguments, .. more];
    }

    internal ServerProcess Server => _server!;

    internal ConsoleClient Administrator => _administrator!;

    /// <summary>A portal that may do everything.</summary>
    internal PortalClient Portal => _portal!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_folder, _arguments);
        _administrator = await SignedIn.FirstAsync(_server);
        _portal = await AddPortalAsync("city");
        (await _portal.PostAsync("/api/portal/v1/experts", Experts())).Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        _portal?.Dispose();
        _administrator?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _own?.Dispose();
    }

    /// <summary>Starts the server again after it was killed; the portal is the same.</summary>
    internal async Task RestartAsync()
    {
        _portal!.Dispose();
        _administrator!.Dispose();
        await _server!.DisposeAsync();
        _server = await ServerProcess.StartAsync(_folder, _arguments);
        _portal = new PortalClient(_server.Address, "city", _secret);
        _administrator = new ConsoleClient(_server.Address);
        (
            await _administrator.PostAsync("/api/session", new { name = "admin", password = SignedIn.Password })
        ).Status.ShouldBe(200);
    }

    internal async Task<PortalClient> AddPortalAsync(
        string code,
        string[]? events = null,
        string[]? cycles = null,
        int perMinute = 60_000,
        string from = "127.0.0.1"
    )
    {
        var answer = await Administrator.PostAsync(
            "/api/console/v1/portals",
            new
            {
                code,
                name = code,
                eventTypes = events ?? ["*"],
                cycles = cycles ?? ["*"],
                requestsPerMinute = perMinute,
            }
        );
        answer.Status.ShouldBe(201, answer.Text);
        var secret = (string)answer.Json!["secret"]!;
        if (code == "city")
            _secret = secret;
        return new PortalClient(Server.Address, code, secret, from);
    }

    /// <summary>Starts a Tianjin 2024 cycle; the answer is its code.</summary>
    internal async Task<string> StartCycleAsync()
    {
        var code = $"TJ-2024-{Interlocked.Increment(ref _cycles)}";
        var answer = await Administrator.PostAsync(
            "/api/console/v1/cycles",
            new
            {
                definitionId = "tianjin-2024",
                code,
                name = "天津市2024年度职称评审",
            }
        );
        answer.Status.ShouldBe(201, answer.Text);
        return code;
    }

    /// <summary>Moves the practice clock, unless another test has moved it further.</summary>
    internal async Task MoveToAsync(string instant)
    {
        var answer = await Administrator.PostAsync("/api/console/v1/practice", new { now = instant });
        answer.Status.ShouldBe(200, answer.Text);
    }

    private static string Experts()
    {
        var experts = new JsonArray([
            .. Enumerable
                .Range(1, 40)
                .Select(number =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = $"E{number:00}",
                            ["name"] = $"专家{number}",
                            ["unit"] = $"X{number}",
                            ["series"] = "工程技术",
                            ["level"] = "正高",
                            ["isSkilled"] = number % 5 == 0,
                            ["isNonPublic"] = number % 3 == 0,
                        }
                ),
        ]);
        return new JsonObject { ["committee"] = "C001", ["experts"] = experts }.ToJsonString();
    }
}
