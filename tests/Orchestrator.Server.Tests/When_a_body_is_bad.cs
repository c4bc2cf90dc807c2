using System.Text;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_body_is_bad(OpenServer server)
{
    private static readonly string[] Traces = ["   at ", "Exception", "stack", ".cs:line", "Npgsql", "System."];

    [Theory]
    [InlineData("", "$")]
    [InlineData("x", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "$.id")]
    [InlineData("{}", "$.specversion")]
    [InlineData(
        """{"specversion":"0.3","id":"1","source":"s","type":"cn.orchestrator.plan.filed","subject":"cycles/C","data":{}}""",
        "$.specversion"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"","source":"s","type":"cn.orchestrator.plan.filed","subject":"cycles/C","data":{}}""",
        "$.id"
    )]
    [InlineData(
        """{"specversion":"1.0","id":7,"source":"s","type":"cn.orchestrator.plan.filed","subject":"cycles/C","data":{}}""",
        "$.id"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","type":"cn.orchestrator.plan.filed","subject":"cycles/C","data":{}}""",
        "$.source"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"com.example.x","subject":"cycles/C","data":{}}""",
        "$.type"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.nothing.done","subject":"cycles/C","data":{}}""",
        "$.type"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.window.closed","subject":"cycles/C/applications/1","data":{}}""",
        "$.type"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.employer.decided","subject":"cycles/C","data":{"decision":"recommended"}}""",
        "$.subject"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.plan.filed","subject":"cycles/../x","data":{}}""",
        "$.subject"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.application.submitted","subject":"cycles/C/applications/7","data":{}}""",
        "$.subject"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","data":[]}""",
        "$.data"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","data":{"surplus":1}}""",
        "$.data.surplus"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.meeting.scheduled","subject":"cycles/C","data":{"date":"16.12.2024"}}""",
        "$.data.date"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.employer.decided","subject":"cycles/C/applications/1","data":{"decision":"maybe"}}""",
        "$.data.decision"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.employer.decided","subject":"cycles/C/applications/1","data":{"decision":"rejected"}}""",
        "$.data.reasons"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","time":"yesterday","data":{}}""",
        "$.time"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","data":{},"actor":{"role":"applicant"}}""",
        "$.actor.role"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","data":{},"actor":"me"}""",
        "$.actor"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"s","type":"cn.orchestrator.review.closed","subject":"cycles/C","data_base64":"e30="}""",
        "$.data_base64"
    )]
    public async Task An_event_gets_one_message_that_names_the_place(string body, string path)
    {
        var answer = await server.Portal.PostAsync("/api/portal/v1/events", body);

        answer.Status.ShouldBe(400, answer.Text);
        answer.Problem.ShouldBe("invalid-body");
        answer.Json!["errors"]!.AsArray().Select(error => (string?)error!["path"]).ShouldContain(path, answer.Text);
        ShowsNoTrace(answer);
    }

    [Fact]
    public async Task Random_bytes_and_cut_bodies_never_show_what_is_inside()
    {
        var whole = Encoding.UTF8.GetBytes(
            server.Portal.Event("application.submitted", "cycles/" + server.Cycle, OpenCycle.Submission("fuzz"))
        );
        var random = new Random(1);
        for (var round = 0; round < 60; round++)
        {
            var body = whole[..random.Next(whole.Length)];
            for (var change = 0; change < random.Next(5) && body.Length > 0; change++)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            var answer = await server.Portal.SignedAsync(
                HttpMethod.Post,
                "/api/portal/v1/events",
                body,
                "application/json"
            );
            answer.Status.ShouldBe(400, answer.Text);
            ShowsNoTrace(answer);
        }
    }

    [Fact]
    public async Task Deep_nesting_and_large_bodies_are_refused()
    {
        var deep = await server.Portal.PostAsync(
            "/api/portal/v1/events",
            string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200)
        );
        (deep.Status, deep.Problem).ShouldBe((400, "invalid-body"));
        var large = await server.Portal.PostAsync("/api/portal/v1/events", "\"" + new string('x', 1_100_000) + "\"");
        (large.Status, large.Problem).ShouldBe((413, "too-large"));
        (await server.Portal.PostAsync("/api/portal/v1/events", "{}")).Status.ShouldBe(
            400,
            "the connection goes on after a body that was too large"
        );
    }

    [Theory]
    [InlineData("/api/console/v1/cycles", "{}", 400)]
    [InlineData("/api/console/v1/cycles", "[1]", 400)]
    [InlineData("/api/console/v1/cycles", "{\"definitionId\":7,\"code\":\"a\",\"name\":\"b\"}", 400)]
    [InlineData("/api/console/v1/cycles", "{\"definitionId\":\"none\",\"code\":\"a\",\"name\":\"b\"}", 400)]
    [InlineData("/api/console/v1/cycles", "{\"definitionId\":\"tianjin-2024\",\"code\":\"a b\",\"name\":\"b\"}", 400)]
    [InlineData(
        "/api/console/v1/cycles",
        "{\"definitionId\":\"tianjin-2024\",\"code\":\"a\",\"name\":\"b\",\"inputs\":{\"meting\":\"2024-12-16\"}}",
        400
    )]
    [InlineData("/api/console/v1/cycles", "{\"definitionId\":\"tianjin-2024\",", 400)]
    [InlineData("/api/console/v1/sandboxes", "{\"definitionId\":\"tianjin-2024\",\"applications\":0}", 400)]
    [InlineData(
        "/api/console/v1/sandboxes",
        "{\"definitionId\":\"tianjin-2024\",\"scenario\":{\"holidays\":[\"x\"]}}",
        400
    )]
    [InlineData("/api/console/v1/practice", "{\"now\":\"soon\"}", 400)]
    [InlineData("/api/console/v1/practice", "{\"now\":\"2020-01-01T00:00:00+08:00\"}", 409)]
    [InlineData(
        "/api/console/v1/calendars",
        "{\"year\":2030,\"days\":[{\"date\":\"2031-01-01\",\"isOffDay\":true,\"name\":\"x\"}]}",
        400
    )]
    [InlineData("/api/console/v1/calendars/preview", "{\"year\":\"x\"}", 400)]
    [InlineData(
        "/api/console/v1/users",
        "{\"name\":\"a\",\"displayName\":\"b\",\"password\":\"short\",\"roles\":[\"king\"]}",
        400
    )]
    [InlineData(
        "/api/console/v1/portals",
        "{\"code\":\"a/b\",\"name\":\"b\",\"eventTypes\":[\"none\"],\"cycles\":[]}",
        400
    )]
    [InlineData(
        "/api/console/v1/portals",
        "{\"code\":\"a\",\"name\":\"b\",\"eventTypes\":[\"*\"],\"cycles\":[\"*\"],\"requestsPerMinute\":60,"
            + "\"webhookUrl\":\"https://user:secret@city.example/hook\"}",
        400
    )]
    [InlineData("/api/session", "{\"name\":null,\"password\":\"x\"}", 400)]
    public async Task The_console_answers_with_a_problem_in_both_languages(string path, string body, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        var answer = await server.Administrator.SendAsync(request);
        answer.Status.ShouldBe(status, answer.Text);
        answer.Problem.ShouldNotBeNull();
        ((string?)answer.Json!["detail"]).ShouldNotBeNullOrEmpty();
        ((string?)answer.Json["detailEn"]).ShouldNotBeNullOrEmpty();
        ShowsNoTrace(answer);
    }

    [Fact]
    public async Task A_definition_with_errors_changes_nothing()
    {
        var answer = await server.Administrator.PostAsync(
            "/api/console/v1/definitions",
            new
            {
                definitionId = "bad",
                name = "bad",
                root = new { id = "a", type = "No.Such" },
            }
        );
        answer.Status.ShouldBe(200, answer.Text);
        ((bool)answer.Json!["imported"]!).ShouldBeFalse();
        answer.Json["findings"]!.AsArray().ShouldNotBeEmpty();
        (await server.Administrator.GetOkAsync("/api/console/v1/definitions"))
            .AsArray()
            .ShouldNotContain(definition => (string?)definition!["id"] == "bad");
    }

    private static void ShowsNoTrace(Answer answer)
    {
        foreach (var trace in Traces)
            answer.Text.ShouldNotContain(trace);
    }
}
