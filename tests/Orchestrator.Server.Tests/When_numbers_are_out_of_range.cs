using System.Text;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_numbers_are_out_of_range(OpenServer server)
{
    [Theory]
    [InlineData("/api/console/v1/operator-log?before=9223372036854775807", 200)]
    [InlineData("/api/console/v1/operator-log?before=-9223372036854775808", 200)]
    [InlineData("/api/console/v1/operator-log?before=9223372036854775808", 400)]
    [InlineData("/api/console/v1/operator-log?from=9999-12-31", 400)]
    [InlineData("/api/console/v1/operator-log?to=0001-01-01", 400)]
    [InlineData("/api/console/v1/operator-log?from=1900-01-01&to=8999-12-31", 200)]
    [InlineData("/api/console/v1/cycles/{cycle}/applications?page=2147483647", 200)]
    [InlineData("/api/console/v1/cycles/{cycle}/applications?page=-1", 200)]
    [InlineData("/api/console/v1/outbox?after=-9223372036854775808", 200)]
    [InlineData("/api/console/v1/outbox?after=9223372036854775807", 200)]
    [InlineData("/api/console/v1/dead-letters?after=-9223372036854775808", 200)]
    [InlineData("/api/console/v1/dead-letters?after=9223372036854775808", 400)]
    [InlineData("/api/console/v1/definitions/tianjin-2024/new-year?year=2147483647", 400)]
    [InlineData("/api/console/v1/definitions/tianjin-2024/new-year?year=-1", 400)]
    [InlineData("/api/console/v1/definitions/tianjin-2024/plan?set.meeting=9999-12-31", 400)]
    [InlineData("/api/console/v1/definitions/tianjin-2024/plan?set.meeting=0001-01-01", 400)]
    [InlineData("/elsa/api/workflow-definitions?Page=2147483647&PageSize=2147483647", 200)]
    [InlineData("/elsa/api/workflow-definitions?Page=-1&PageSize=-1", 200)]
    [InlineData("/elsa/api/workflow-instances/1/journal?skip=-1&take=2147483647", 404)]
    public async Task A_page_or_number_at_the_edge_has_an_answer(string path, int status)
    {
        var answer = await server.Administrator.GetAsync(
            path.Replace("{cycle}", server.Cycle, StringComparison.Ordinal)
        );

        answer.Status.ShouldBe(status, answer.Text);
    }

    [Theory]
    [InlineData("""{"page":2147483647,"pageSize":-1}""", 200)]
    [InlineData("""{"page":-1,"pageSize":2147483647}""", 200)]
    [InlineData("""{"page":2147483648}""", 200)]
    public async Task A_page_of_the_designer_s_list_has_an_answer(string body, int status) =>
        (await PostAsync("/elsa/api/workflow-instances", body)).Status.ShouldBe(status);

    [Theory]
    [InlineData("auditDays", "3000000000")]
    [InlineData("auditDays", "\"three\"")]
    [InlineData("meeting", "[\"2024-12-16\"]")]
    public async Task An_input_of_a_cycle_that_does_not_fit_is_refused_by_its_name(string name, string value)
    {
        var answer = await PostAsync(
            "/api/console/v1/cycles",
            $$"""{"definitionId":"tianjin-2024","code":"RANGE","name":"b","inputs":{"{{name}}":{{value}} } }"""
        );

        answer.Status.ShouldBe(400, answer.Text);
        ((string?)answer.Json!["errors"]![0]!["path"]).ShouldBe("$.inputs." + name);
    }

    [Theory]
    [InlineData(256, 404)]
    [InlineData(257, 400)]
    public async Task A_correlation_id_has_at_most_256_characters(int length, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workflows/nothing/here");
        request.Headers.Add("X-Correlation-Id", new string('c', length));

        (await server.Administrator.SendAsync(request)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("""[null]""")]
    [InlineData(
        """[{"id":"E1","name":"n","unit":"u","series":"s","level":"l"},{"id":"C9-E1","name":"n","unit":"u","series":"s","level":"l"}]"""
    )]
    [InlineData("""[{"id":"E1","name":"n","unit":"u","series":"s","level":"l","termEnds":"9999-12-31"}]""")]
    public async Task Experts_that_are_none_or_one_twice_are_refused_with_the_place(string experts)
    {
        var answer = await server.Portal.PostAsync(
            "/api/portal/v1/experts",
            $$"""{"committee":"C9","experts":{{experts}}}"""
        );

        answer.Status.ShouldBe(400, answer.Text);
        ((string?)answer.Json!["errors"]![0]!["path"])!.ShouldStartWith("$.experts");
    }

    private async Task<Answer> PostAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await server.Administrator.SendAsync(request);
    }
}
