using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_jobs_are_watched_over(OpenServer server)
{
    private const string Jobs = "/api/console/v1/jobs";
    private const string Dashboard = "/hangfire";

    [Fact]
    public async Task Everybody_who_may_look_sees_how_they_stand()
    {
        var overview = await WaitAsync(read =>
            read["nodes"]!.AsArray().Any(node => (bool)node!["isServing"]!)
            && Job(read, "housekeeping")["nextRun"] is not null
        );

        var jobs = overview["jobs"]!.AsArray();
        jobs.Count.ShouldBe(11);
        jobs.ShouldAllBe(job => ((string)job!["name"]!).Length > 0 && ((string)job["nameEn"]!).Length > 0);
        jobs.Where(job => !(bool)job!["mayPause"]!)
            .Select(job => (string)job!["id"]!)
            .ShouldBe(["deadlines", "arrivals", "reconciler"]);
        // A practice clock's instants are not real ones.
        overview["wakeUps"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("administrator", 200, 204)]
    [InlineData("titleOffice", 200, 403)]
    [InlineData("supervisor", 200, 403)]
    [InlineData("office", 403, 403)]
    [InlineData("department", 403, 403)]
    [InlineData("tradeDepartment", 403, 403)]
    [InlineData("employer", 403, 403)]
    public async Task Each_role_may_what_it_may_at_the_console_and_on_the_dashboard(string role, int look, int act)
    {
        using var person = await SignedIn.WithRolesAsync(server.Practice, "jobs-" + role.ToLowerInvariant(), [role]);

        (await person.GetAsync(Jobs)).Status.ShouldBe(look);
        foreach (var page in new[] { "", "/recurring", "/jobs/succeeded", "/jobs/scheduled", "/servers" })
            (await person.GetAsync(Dashboard + page)).Status.ShouldBe(look, page);
        (await person.PostAsync(Jobs + "/housekeeping/run", new { })).Status.ShouldBe(act);
        var command = await CommandAsync(person, "XMLHttpRequest", server.Address.GetLeftPart(UriPartial.Authority));
        command.Status.ShouldBe(
            role == "administrator" ? 204
            : role is "titleOffice" or "supervisor" ? 401
            : 403
        );
    }

    [Fact]
    public async Task A_command_from_another_site_or_without_the_pages_header_is_refused()
    {
        var own = server.Address.GetLeftPart(UriPartial.Authority);
        using var bare = new ConsoleClient(server.Address, ours: false);
        (await CommandAsync(server.Administrator, "XMLHttpRequest", "https://elsewhere.example")).Problem.ShouldBe(
            "cross-site"
        );
        using var request = Command(header: null, own);
        (await bare.SendAsync(request)).Problem.ShouldBe("cross-site");
    }

    [Fact]
    public async Task Each_command_is_in_the_operator_log()
    {
        (
            await CommandAsync(server.Administrator, "XMLHttpRequest", server.Address.GetLeftPart(UriPartial.Authority))
        ).Status.ShouldBe(204);
        (await server.Administrator.PostAsync(Jobs + "/calendar/run", new { })).Status.ShouldBe(204);

        var log = (await server.Administrator.GetOkAsync("/api/console/v1/operator-log"))["items"]!.AsArray();
        log.ShouldContain(line =>
            (string?)line!["action"] == "job.dashboard" && (string?)line["subject"] == "/recurring/trigger"
        );
        log.ShouldContain(line => (string?)line!["action"] == "job.run" && (string?)line["subject"] == "calendar");
    }

    [Fact]
    public async Task The_dashboard_is_Chinese_and_shows_no_connection_string()
    {
        var page = await server.Administrator.GetAsync(Dashboard + "/recurring");

        page.Status.ShouldBe(200, page.Text);
        page.Text.ShouldContain("定期作业", Case.Sensitive, "the satellite's texts");
        page.Text.ShouldContain("处理到期期限 Deadlines that are due");
        page.Text.ShouldNotContain("PostgreSQL Server");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        (await server.Administrator.GetAsync(Dashboard + "/none")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_pause_holds_until_it_is_taken_back_and_what_promises_rest_on_refuses()
    {
        (await server.Administrator.PostAsync(Jobs + "/moves/pause", new { })).Status.ShouldBe(204);
        var paused = Job(await server.Administrator.GetOkAsync(Jobs), "moves");
        ((bool)paused["isPaused"]!, paused["nextRun"]).ShouldBe((true, null));
        // By hand it still runs.
        (await server.Administrator.PostAsync(Jobs + "/moves/run", new { })).Status.ShouldBe(204);
        await WaitAsync(read => Job(read, "moves")["lastRun"] is not null);
        (await server.Administrator.PostAsync(Jobs + "/moves/resume", new { })).Status.ShouldBe(204);
        ((bool)Job(await server.Administrator.GetOkAsync(Jobs), "moves")["isPaused"]!).ShouldBeFalse();

        foreach (var id in new[] { "deadlines", "arrivals", "reconciler" })
        {
            (await server.Administrator.PostAsync($"{Jobs}/{id}/pause", new { })).Problem.ShouldBe(
                "job-not-pausable",
                id
            );
        }
        (await server.Administrator.PostAsync(Jobs + "/none/pause", new { })).Status.ShouldBe(404);
        (await server.Administrator.PostAsync(Jobs + "/none/resume", new { })).Status.ShouldBe(404);
        (await server.Administrator.PostAsync(Jobs + "/none/run", new { })).Status.ShouldBe(404);
    }

    private static JsonNode Job(JsonNode overview, string id) =>
        overview["jobs"]!.AsArray().Single(job => (string)job!["id"]! == id)!;

    private static HttpRequestMessage Command(string? header, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Dashboard + "/recurring/trigger")
        {
            Content = new FormUrlEncodedContent([new("jobs[]", "calendar")]),
        };
        if (header is not null)
            request.Headers.Add("X-Requested-With", header);
        request.Headers.Add("Origin", origin);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private static async Task<Answer> CommandAsync(ConsoleClient person, string header, string origin)
    {
        using var request = Command(header, origin);
        return await person.SendAsync(request);
    }

    // Jobs tell nobody at the console; it asks again, and so does this.
    private async Task<JsonNode> WaitAsync(Func<JsonNode, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var read = await server.Administrator.GetOkAsync(Jobs);
            if (holds(read))
                return read;
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }
}
