using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Texts;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Tests;

/// <summary>What is accepted can be stored; all else is 400 with its path, and leaves nothing behind.</summary>
public sealed class When_values_are_hostile(OpenServer server)
{
    private static IEnumerable<ReviewEvent> FromPortals => ReviewEvents.All.Where(known => known.IsFromPortals);

    [Fact]
    public async Task No_value_of_any_event_breaks_the_server_or_what_comes_after()
    {
        var application = await server.SubmitAsync("hostile");
        var closed = "cycles/" + await server.Practice.StartCycleAsync();
        foreach (var known in FromPortals)
        {
            var subject =
                known.Name == ReviewEvents.ApplicationSubmitted ? "cycles/" + server.Cycle
                : known.Level == EventLevel.Cycle ? closed
                : application;
            foreach (var (path, json) in HostileValues.Of(known, HostileValues.Never))
            {
                var answer = await PostAsync(known, subject, json);
                answer.Status.ShouldBe(400, $"{known.Name} {path}: {answer.Text}");
                answer.Json!["errors"]!.AsArray().Count.ShouldBeGreaterThan(0, answer.Text);
            }

            foreach (var (path, json) in HostileValues.Of(known, HostileValues.Odd))
                (await PostAsync(known, subject, json)).Status.ShouldBeLessThan(500, $"{known.Name} {path}: {json}");
            foreach (var (path, json, fits) in HostileValues.AtTheLimit(known))
            {
                var answer = await PostAsync(known, subject, json);
                answer.Status.ShouldBeLessThan(500, $"{known.Name} {path}");
                if (!fits)
                    answer.Status.ShouldBe(400, $"{known.Name} {path}: {answer.Text}");
            }
        }

        (
            await server.Portal.AcceptedAsync(
                "application.submitted",
                "cycles/" + server.Cycle,
                OpenCycle.Submission("after-all")
            )
        )["subject"]
            .ShouldNotBeNull();
        (await server.Administrator.GetOkAsync("/api/console/v1/dead-letters")).AsArray().ShouldBeEmpty();
    }

    private Task<Answer> PostAsync(ReviewEvent known, string subject, string data) =>
        server.Portal.PostAsync(
            "/api/portal/v1/events",
            server
                .Portal.Event(known.Name, subject, "\"@@DATA@@\"", known.Roles[0])
                .Replace("\"@@DATA@@\"", data, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("id", "\"a\\u0000b\"")]
    [InlineData("id", "\" padded\"")]
    [InlineData("source", "\"\\ud800\"")]
    [InlineData("actor", "{\"role\":\"tradeDepartment\",\"organisation\":\"a\\u0000\"}")]
    [InlineData("extension", "{\"a\":1,\"a\":2}")]
    public async Task An_attribute_that_cannot_be_stored_is_refused_with_its_path(string name, string token)
    {
        var body = JsonNode.Parse(server.Portal.Event("review.closed", "cycles/" + server.Cycle))!;
        body[name] = "@@HERE@@";
        var answer = await server.Portal.PostAsync(
            "/api/portal/v1/events",
            body.ToJsonString().Replace("\"@@HERE@@\"", token, StringComparison.Ordinal)
        );
        answer.Status.ShouldBe(400, answer.Text);
        answer.Json!["errors"]!
            .AsArray()
            .Select(error => (string?)error!["path"])
            .ShouldContain(path => path!.StartsWith("$." + name, StringComparison.Ordinal), answer.Text);
    }

    [Theory]
    [InlineData("/api/console/v1/cycles/%00/applications")]
    [InlineData("/api/console/v1/overview?x=%00")]
    [InlineData("/api/console/v1/moves/%00")]
    public async Task An_address_that_cannot_be_asked_for_is_refused(string path) =>
        (await server.Administrator.GetAsync(path)).Status.ShouldBe(400);

    [Theory]
    [InlineData(
        "/api/console/v1/users",
        """{"name":"x\u0000y","displayName":"x","roles":["titleOffice"],"password":"a-long-password-1"}"""
    )]
    [InlineData("/api/console/v1/cycles", """{"definitionId":"tianjin-2024","code":"HOSTILE","name":"\ud800"}""")]
    [InlineData(
        "/api/console/v1/cycles",
        """{"definitionId":"tianjin-2024","code":"HOSTILE","code":"TWICE","name":"x"}"""
    )]
    [InlineData("/elsa/api/workflow-definitions", """{"model":{"definitionId":"hostile","name":"a\u0000b"}}""")]
    public async Task A_body_of_the_console_that_cannot_be_stored_is_refused(string path, string body) =>
        (await PostRawAsync(path, body)).Status.ShouldBe(400);

    private async Task<Answer> PostRawAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        return await server.Administrator.SendAsync(request);
    }

    [Fact]
    public void What_an_application_keeps_of_a_submission_fits_its_columns()
    {
        var fields = ReviewEvents
            .Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!
            .Fields.ToDictionary(field => field.Name);
        foreach (
            var (field, column) in new[]
            {
                ("employer", nameof(Application.Employer)),
                ("department", nameof(Application.Department)),
                ("committee", nameof(Application.Committee)),
                ("series", nameof(Application.Series)),
                ("specialty", nameof(Application.Specialty)),
                ("level", nameof(Application.Level)),
            }
        )
        {
            fields[field]
                .MaxLength.ShouldBeLessThanOrEqualTo(ColumnLimits.Of<Application>(column).ShouldNotBeNull(), field);
        }
    }
}
