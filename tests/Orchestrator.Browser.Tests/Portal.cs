using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Engine;

namespace Orchestrator.Browser.Tests;

/// <summary>A city's application system that signs what it sends: what people at the console cannot do, it does.</summary>
internal sealed class Portal
{
    private const string Events = "/api/portal/v1/events";

    private readonly Visitor _visitor;
    private readonly string _code;
    private readonly string _secret;
    private int _events;

    private Portal(Visitor visitor, string code, string secret) => (_visitor, _code, _secret) = (visitor, code, secret);

    /// <summary>A portal that an administrator has just let in; the practice clock stands in Tianjin's window from now on.</summary>
    public static async Task<Portal> OpenAsync(Visitor administrator, string code)
    {
        await administrator.MoveClockAsync("2024-10-09T09:00:00+08:00");
        var made = await administrator.SendJsonAsync(
            "/api/console/v1/portals",
            $$"""{"code":"{{code}}","name":"{{code}}","eventTypes":["*"],"cycles":["*"],"requestsPerMinute":6000}""",
            201
        );
        return new Portal(administrator, code, (string)made["secret"]!);
    }

    /// <summary>Starts a cycle of Tianjin that takes applications.</summary>
    public async Task StartAsync(string cycle)
    {
        await _visitor.SendJsonAsync(
            "/api/console/v1/cycles",
            $$"""{"definitionId":"tianjin-2024","code":"{{cycle}}","name":"天津市2024年度职称评审"}""",
            201
        );
        await SendAsync(
            cycle,
            "plan.filed",
            """{"contents":["系列（专业）层级","评审标准","评审方式","岗位要求","申报材料","时间安排"],"filingNumber":"津职备2024-001"}""",
            "tradeDepartment"
        );
        await SendAsync(cycle, "plan.published", """{"address":"https://example.test/plan"}""", "tradeDepartment");
    }

    /// <summary>Submits an application; the answer is its number.</summary>
    public async Task<string> SubmitAsync(string cycle, string person)
    {
        var answer = await SendAsync(
            cycle,
            "application.submitted",
            $$"""
            {"person":"{{person}}","name":"张三","employer":"U001","department":"D001","committee":"C001","series":"工程技术",
            "specialty":"质量","level":"副高","route":"正常","documents":["诚信承诺"],
            "facts":{"status":"在职","continuingEducation":"完成","sanctions":[]} }
            """
        );
        return ((string)answer["subject"]!).Split('/')[^1];
    }

    /// <summary>Brings in a committee's experts, of employers and departments that nobody applies from.</summary>
    public Task ImportExpertsAsync(string committee, int count)
    {
        var experts = Enumerable
            .Range(1, count)
            .Select(number =>
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = $"E{number:000}",
                        ["name"] = $"专家{number}",
                        ["unit"] = $"W{number:000}",
                        ["series"] = "工程技术",
                        ["level"] = "正高",
                        ["isSkilled"] = number % 4 == 0,
                        ["isNonPublic"] = number % 3 == 0,
                    }
            );
        var body = new JsonObject { ["committee"] = committee, ["experts"] = new JsonArray([.. experts]) };
        return PostAsync("/api/portal/v1/experts", body);
    }

    private Task<JsonNode> SendAsync(string cycle, string type, string data, string? role = null)
    {
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = $"{_code}-{++_events}",
            ["source"] = "urn:story",
            ["type"] = "cn.orchestrator." + type,
            ["subject"] = "cycles/" + cycle,
            ["data"] = JsonNode.Parse(data),
        };
        if (role is not null)
            body["actor"] = new JsonObject { ["role"] = role };
        return PostAsync(Events, body);
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        var (text, nonce) = (body.ToJsonString(), Guid.NewGuid().ToString("N"));
        var stamp = Now().ToString(CultureInfo.InvariantCulture);
        var signature = RequestSignature.Compute(
            Encoding.UTF8.GetBytes(_secret),
            "POST",
            path,
            stamp,
            nonce,
            Encoding.UTF8.GetBytes(text)
        );
        var answer = await _visitor.Api.PostAsync(
            _visitor.Address + path,
            new()
            {
                Headers = new Dictionary<string, string>
                {
                    ["Content-Type"] = "application/json",
                    ["X-Portal"] = _code,
                    ["X-Timestamp"] = stamp,
                    ["X-Nonce"] = nonce,
                    ["X-Signature"] = signature,
                },
                DataString = text,
            }
        );
        answer.Status.ShouldBeInRange(200, 201, await answer.TextAsync());
        return JsonNode.Parse(await answer.TextAsync())!;
    }

#pragma warning disable RS0030 // A portal has a clock of its own.
    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
#pragma warning restore RS0030
}
