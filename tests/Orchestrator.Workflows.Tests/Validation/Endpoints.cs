using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Validation;

/// <summary>What of HTTP endpoints is refused, and how those that wait are found.</summary>
public class Endpoints
{
    private static JsonObject Endpoint(string id, string path, bool authorize = true, bool starts = true) =>
        Activity(id, "Elsa.HttpEndpoint", json =>
        {
            (json["path"], json["authorize"]) = (Literal(path), Literal(authorize));
            json["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        });

    private static IEnumerable<(string Code, string? Activity, Severity Severity)> Check(
        params JsonObject[] endpoints
    ) =>
        new DefinitionValidator(Instance.Registry, new EndpointRule())
            .Validate(
                Workflow(
                    Flowchart(
                        [Activity("start", "Elsa.Start"), .. endpoints],
                        [.. endpoints.Select(json => $"start {json["id"]}")]
                    )
                )
            )
            .Select(finding => (finding.Code, finding.ActivityId, finding.Severity));

    [Fact]
    public void An_endpoint_that_anybody_could_call() =>
        Check(Endpoint("open", "a", authorize: false), Endpoint("later", "b", authorize: false, starts: false))
            .ShouldBe([
                ("http-unauthenticated", "open", Severity.Error),
                ("http-unauthenticated", "later", Severity.Error),
            ]);

    [Fact]
    public void Two_that_would_get_the_same_requests() =>
        Check(
                Endpoint("one", "orders/{id}"),
                Endpoint("two", "/Orders/{number}/"),
                Endpoint("three", "orders/{id}/lines")
            )
            .ShouldBe([("http-path-taken", "two", Severity.Error)]);

    [Theory]
    [InlineData("approve", "approve")]
    [InlineData("/Approve/", "approve")]
    [InlineData("", "")]
    [InlineData("orders/{id}", "orders/7")]
    [InlineData("orders/{id?}", "orders")]
    [InlineData("{tenant}/orders", "city/orders")]
    [InlineData("files/{*rest}", "files/a/b/c")]
    [InlineData("files/{*rest}", "files")]
    public void Whatever_fits_a_path_is_among_those_looked_for(string template, string path)
    {
        var name = HttpRequestStimulus.Name("get", template);
        HttpRequestStimulus.Match(name, "GET", path).ShouldNotBeNull();
        HttpRequestStimulus.Heads("GET", path).ShouldContain(HttpRequestStimulus.Head(name));
    }

    [Fact]
    public void Few_others_are()
    {
        HttpRequestStimulus
            .Heads("GET", "orders/7")
            .ShouldNotContain(HttpRequestStimulus.Head(HttpRequestStimulus.Name("GET", "orders/8")));
        HttpRequestStimulus
            .Heads("GET", "orders/7")
            .ShouldNotContain(HttpRequestStimulus.Head(HttpRequestStimulus.Name("POST", "orders/7")));
        HttpRequestStimulus.Heads("GET", "orders/7").Count().ShouldBe(4);
        HttpRequestStimulus.Head("http is not a request").ShouldBe("http is not a request");
    }
}
