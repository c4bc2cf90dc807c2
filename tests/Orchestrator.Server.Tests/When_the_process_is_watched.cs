using System.Net;
using System.Net.Http.Headers;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_process_is_watched(OpenServer open)
{
    private const string Token = "a-token-that-nobody-guesses";

    [Fact]
    public async Task Nobody_reads_metrics_unless_a_token_is_configured() =>
        (await ReadAsync(open.Address, Token)).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Metrics_show_arrivals_lateness_backlog_and_requests_to_whoever_has_the_token()
    {
        using var folder = new TemporaryFolder();
        await using var practice = new PracticeServer(folder.Path, "--Telemetry:MetricsToken=" + Token);
        await practice.InitializeAsync();
        await OpenCycle.StartAsync(practice);

        (await ReadAsync(practice.Server.Address, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ReadAsync(practice.Server.Address, Token + "x")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (status, text) = await ReadAsync(practice.Server.Address, Token);

        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("orchestrator_arrivals_total{");
        text.ShouldContain("orchestrator_deadlines_lateness_seconds_bucket{");
        text.ShouldContain("orchestrator_deadlines_due");
        text.ShouldContain("orchestrator_arrivals_pending");
        text.ShouldContain("http_server_request_duration_seconds_count{");
    }

    [Fact]
    public async Task Traces_go_to_the_collector_that_is_configured()
    {
        await using var collector = new TraceCollector();
        using var folder = new TemporaryFolder();
        await using var practice = new PracticeServer(
            folder.Path,
            "--Telemetry:Otlp=" + collector.Address,
            "--Telemetry:OtlpProtocol=http"
        );
        await practice.InitializeAsync();
        await OpenCycle.StartAsync(practice);

        (await collector.FirstWithAsync("arrival")).ShouldBe("/v1/traces");
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(Uri address, string? token)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/metrics"));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
