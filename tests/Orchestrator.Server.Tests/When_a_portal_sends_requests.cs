using System.Globalization;
using System.Text;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_portal_sends_requests(OpenServer server)
{
    private const string Types = "/api/portal/v1/events/types";

    private string Cycle => "cycles/" + server.Cycle;

    [Fact]
    public async Task A_right_signature_is_let_in()
    {
        var answer = await server.Portal.GetAsync(Types);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json!.AsArray().Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_wrong_signature_and_an_unknown_portal_get_the_same_answer()
    {
        using var wrong = new PortalClient(server.Address, "city", "not the secret", from: "127.0.0.8");
        using var unknown = new PortalClient(server.Address, "nobody", "not the secret", from: "127.0.0.8");
        var first = await wrong.GetAsync(Types);
        var second = await unknown.GetAsync(Types);
        (first.Status, first.Problem).ShouldBe((401, "bad-signature"));
        (second.Status, second.Problem, second.Detail).ShouldBe((401, "bad-signature", first.Detail));
    }

    [Fact]
    public async Task A_body_that_was_changed_after_signing_is_refused()
    {
        var body = Encoding.UTF8.GetBytes(
            server.Portal.Event("application.submitted", Cycle, OpenCycle.Submission("changed"))
        );
        var answer = await server.Portal.SignedAsync(
            HttpMethod.Post,
            "/api/portal/v1/events",
            body,
            "application/json",
            request => request.Content = new ByteArrayContent([.. body, (byte)' '])
        );
        (answer.Status, answer.Problem).ShouldBe((401, "bad-signature"));
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task A_timestamp_more_than_five_minutes_away_is_refused(int seconds)
    {
        Answer answer;
        long sent;
        do
        {
            sent = PortalClient.Now();
            answer = await server.Portal.SignedAsync(
                HttpMethod.Get,
                Types,
                [],
                contentType: null,
                timestamp: (sent + seconds).ToString(CultureInfo.InvariantCulture)
            );
        } while (PortalClient.Now() != sent);
        // Answered in the second in which it was sent: nothing has come nearer under way.
        (answer.Status, answer.Problem).ShouldBe((401, "stale"));
    }

    [Fact]
    public async Task A_nonce_is_good_for_one_request()
    {
        const string nonce = "0123456789abcdef";
        (await server.Portal.SignedAsync(HttpMethod.Get, Types, [], contentType: null, nonce: nonce)).Status.ShouldBe(
            200
        );
        var again = await server.Portal.SignedAsync(HttpMethod.Get, Types, [], contentType: null, nonce: nonce);
        (again.Status, again.Problem).ShouldBe((401, "nonce-used"));
    }

    [Theory]
    [InlineData(PortalHeaders.Portal)]
    [InlineData(PortalHeaders.Timestamp)]
    [InlineData(PortalHeaders.Nonce)]
    [InlineData(PortalHeaders.Signature)]
    public async Task A_missing_header_is_named(string header)
    {
        var answer = await server.Portal.SignedAsync(HttpMethod.Get, Types, [], contentType: null, request =>
            request.Headers.Remove(header)
        );
        (answer.Status, answer.Problem).ShouldBe((401, "header"));
        answer.Detail.ShouldContain(header);
    }

    [Fact]
    public async Task A_repeat_gets_the_stored_answer_and_does_nothing_again()
    {
        var body = server.Portal.Event("application.submitted", Cycle, OpenCycle.Submission("repeat"));
        var first = await server.Portal.PostAsync("/api/portal/v1/events", body, "repeat-key");
        var second = await server.Portal.PostAsync("/api/portal/v1/events", body, "repeat-key");

        first.Status.ShouldBe(201, first.Text);
        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        second.Status.ShouldBe(201, second.Text);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        ((string?)second.Json!["subject"]).ShouldBe((string?)first.Json!["subject"]);
        ((string?)second.Json["receivedAt"]).ShouldBe((string?)first.Json["receivedAt"]);
        var stored = await server.Portal.GetAsync("/api/portal/v1/events/repeat-key");
        ((string?)stored.Json!["subject"]).ShouldBe((string?)first.Json["subject"]);
    }

    [Fact]
    public async Task A_key_that_comes_back_with_another_body_is_refused()
    {
        (
            await server.Portal.PostAsync(
                "/api/portal/v1/events",
                server.Portal.Event("application.submitted", Cycle, OpenCycle.Submission("reuse-1")),
                "reused"
            )
        ).Status.ShouldBe(201);
        var other = await server.Portal.PostAsync(
            "/api/portal/v1/events",
            server.Portal.Event("application.submitted", Cycle, OpenCycle.Submission("reuse-2")),
            "reused"
        );
        (other.Status, other.Problem).ShouldBe((409, "key-reused"));
    }

    [Fact]
    public async Task A_refusal_is_stored_and_repeated_too()
    {
        var body = server.Portal.Event("ballots.recorded", Cycle, """{"results":[]}""");
        var body2 = server.Portal.Event("review.closed", Cycle, id: "closed-too-early");
        (await server.Portal.PostAsync("/api/portal/v1/events", body)).Status.ShouldBeOneOf(400, 422);
        var first = await server.Portal.PostAsync("/api/portal/v1/events", body2);
        var second = await server.Portal.PostAsync("/api/portal/v1/events", body2);
        first.Status.ShouldBe(422, first.Text);
        second.Status.ShouldBe(422);
        second.Detail.ShouldBe(first.Detail);
        second.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
    }

    [Fact]
    public async Task A_portal_sends_what_it_may_to_the_cycles_it_may_reach()
    {
        using var employers = await server.Practice.AddPortalAsync("employers", events: ["employer.decided"]);
        using var elsewhere = await server.Practice.AddPortalAsync("elsewhere", cycles: ["XN-2024"]);
        var application = await server.SubmitAsync("permissions");

        var submission = await employers.SendAsync("application.submitted", Cycle, OpenCycle.Submission("denied"));
        (submission.Status, submission.Problem).ShouldBe((403, "event-not-permitted"));
        (
            await employers.SendAsync(
                "employer.decided",
                application,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )
        ).Status.ShouldBe(200);
        var reading = await elsewhere.GetAsync("/api/portal/v1/" + Cycle);
        (reading.Status, reading.Problem).ShouldBe((403, "cycle-not-permitted"));
        (await elsewhere.SendAsync("application.submitted", Cycle, OpenCycle.Submission("denied"))).Problem.ShouldBe(
            "cycle-not-permitted"
        );
    }

    [Fact]
    public async Task More_requests_than_agreed_have_to_wait()
    {
        using var slow = await server.Practice.AddPortalAsync("slow", perMinute: 5);
        var answers = new List<Answer>();
        // More than two minutes' worth: a minute may end between two of them.
        for (var request = 0; request < 11; request++)
            answers.Add(await slow.GetAsync(Types));
        answers.Take(5).ShouldAllBe(answer => answer.Status == 200);
        var refused = answers.First(answer => answer.Status == 429);
        refused.Problem.ShouldBe("too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_disabled_portal_is_out_at_once()
    {
        using var gone = await server.Practice.AddPortalAsync("gone");
        (await gone.GetAsync(Types)).Status.ShouldBe(200);
        (await server.Administrator.DeleteAsync("/api/console/v1/portals/gone")).Status.ShouldBe(204);
        (await gone.GetAsync(Types)).Problem.ShouldBe("bad-signature");
    }

    [Fact]
    public async Task What_is_no_image_is_refused()
    {
        var path = $"/api/portal/v1/evidence?subject={Cycle}";
        (await server.Portal.PostAsync(path, "<svg/>"u8.ToArray(), "image/png")).Problem.ShouldBe("not-an-image");
        (await server.Portal.PostAsync(path, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/png")).Problem.ShouldBe(
            "not-an-image"
        );
        (await server.Portal.PostAsync(path, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/jpeg")).Problem.ShouldBe(
            "not-an-image"
        );
    }

    [Fact]
    public async Task An_event_that_names_an_image_nobody_sent_is_refused()
    {
        var application = await server.SubmitAsync("no-image");
        await server.Portal.AcceptedAsync(
            "employer.decided",
            application,
            """{"decision":"recommended","checks":["continuingEducation"]}"""
        );
        var hash = new string('0', 64);
        var answer = await server.Portal.SendAsync(
            "publicity.posted",
            application,
            $$"""{"postedOn":"2024-10-09","evidence":[{"fileName":"a.png","contentType":"image/png","sha256":"{{hash}}"}]}"""
        );
        answer.Status.ShouldBe(400, answer.Text);
        answer.Text.ShouldContain("$.data.evidence[0].sha256");
    }
}
