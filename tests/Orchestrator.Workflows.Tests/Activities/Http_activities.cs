using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Activities;

public class Http_activities
{
    private static JsonObject Endpoint(Action<JsonObject>? more = null) => Activity("http", "Elsa.HttpEndpoint", json =>
        {
            (json["path"], json["supportedMethods"]) = (Literal("/orders/{orderId}"), Input("Object", "[\"POST\"]"));
            json["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            more?.Invoke(json);
        });

    private static JsonObject Request(long length = 10, params JsonObject[] files) =>
        new()
        {
            [HttpRequestStimulus.Method] = "POST",
            [HttpRequestStimulus.RouteData] = new JsonObject { ["orderId"] = "7" },
            [HttpRequestStimulus.Query] = new JsonObject { ["a"] = "1" },
            [HttpRequestStimulus.Headers] = new JsonObject { ["X-B"] = "2" },
            [HttpRequestStimulus.Content] = new JsonObject { ["name"] = "张三" },
            [HttpRequestStimulus.Length] = length,
            [HttpRequestStimulus.Files] = new JsonArray([.. files]),
        };

    private static Transition Start(string json, JsonObject request, bool answered = true)
    {
        var plan = Instance.PlanOf(json);
        var trigger = plan.Triggers().Single();
        var environment = new RunEnvironment
        {
            Now = Instance.Now,
            InstanceId = "42",
            Data = answered
                ? new Dictionary<Type, object> { [typeof(PendingHttpRequest)] = new PendingHttpRequest() }
                : [],
        };
        return WorkflowRuntime.Start(
            plan,
            new StartRequest
            {
                TriggerActivityId = trigger.ActivityId,
                TriggerStimulus = new Stimulus(trigger.Key, request),
            },
            environment
        );
    }

    [Theory]
    [InlineData("/orders/{id}", "orders/7", "{\"id\":\"7\"}")]
    [InlineData("Orders/{Id:int}/lines", "/ORDERS/7/Lines/", "{\"Id\":\"7\"}")]
    [InlineData("files/{*rest}", "files/a/b", "{\"rest\":\"a/b\"}")]
    [InlineData("orders/{id?}", "orders", "{}")]
    [InlineData("orders/{id}", "orders", null)]
    [InlineData("orders/{id}", "orders/7/8", null)]
    [InlineData("orders", "order", null)]
    public void Paths_have_parameters(string template, string path, string? values) =>
        HttpRequestStimulus
            .Match(HttpRequestStimulus.Name("get", template), "GET", path)
            ?.ToJsonString()
            .ShouldBe(values);

    [Fact]
    public void Another_method_is_another_endpoint()
    {
        HttpRequestStimulus.Match(HttpRequestStimulus.Name("POST", "a"), "GET", "a").ShouldBeNull();
        HttpRequestStimulus
            .Collide(HttpRequestStimulus.Name("GET", "a/{x}"), HttpRequestStimulus.Name("get", "/A/{y}/"))
            .ShouldBeTrue();
        HttpRequestStimulus
            .Collide(HttpRequestStimulus.Name("GET", "a/{x}"), HttpRequestStimulus.Name("GET", "a/b"))
            .ShouldBeFalse();
    }

    [Fact]
    public void An_endpoint_starts_an_instance_and_gives_what_the_request_brought()
    {
        var say = Line(
            "say",
            Script(
                "getRouteDataFromHttp().orderId + getQueryStringDataFromHttp().a + getHeadersFromHttp()['X-B'] + "
                    + "getParsedContentFromHttp().name"
            )
        );
        var respond = Activity("respond", "Elsa.WriteHttpResponse", json =>
            (json["statusCode"], json["content"], json["responseHeaders"]) = (
                Literal("Created"),
                Script("({ ok: true })"),
                Input("Object", "{\"Location\":\"/x\"}")
            )
        );
        var transition = Start(Workflow(Flowchart([Endpoint(), say, respond], "http say", "say respond")), Request());
        transition.Lines.ShouldBe(["712张三"]);
        var written = transition.Messages.ShouldHaveSingleItem().ShouldBeOfType<HttpResponseWritten>();
        (written.StatusCode, written.ContentType, written.Body, (string)written.Headers["Location"]!).ShouldBe(
            (201, "application/json", "{\"ok\":true}", "/x")
        );
        transition.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Text_is_answered_as_it_stands()
    {
        var respond = Activity("respond", "Elsa.WriteHttpResponse", json => json["content"] = Literal("Hello"));
        var written = Start(Workflow(Flowchart([Endpoint(), respond], "http respond")), Request())
            .Messages.ShouldHaveSingleItem()
            .ShouldBeOfType<HttpResponseWritten>();
        (written.StatusCode, written.ContentType, written.Body).ShouldBe((200, "text/plain", "Hello"));
    }

    [Fact]
    public void An_answer_with_nobody_waiting_for_it_is_an_incident()
    {
        var transition = Start(
            Workflow(Flowchart([Endpoint(), Activity("respond", "Elsa.WriteHttpResponse")], "http respond")),
            Request(),
            answered: false
        );
        transition.State.Incidents.Single().Code.ShouldBe("no-http-context");
        transition.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public void What_is_too_large_or_of_a_wrong_kind_is_refused()
    {
        string Json(Action<JsonObject> more) => Workflow(Flowchart([Endpoint(more), Line("after")], "http after"));
        Start(Json(json => json["requestSizeLimit"] = Literal(5)), Request())
            .Refusal!.Code.ShouldBe("request-too-large");
        Start(Json(json => json["fileSizeLimit"] = Literal(5)), Request(files: File("a.pdf")))
            .Refusal!.Code.ShouldBe("request-too-large");
        Start(
            Json(json => json["allowedFileExtensions"] = Input("Object", "[\".PDF\"]")),
            Request(files: File("a.pdf"))
        )
            .Lines.ShouldBe(["after"]);
        Start(
            Json(json => json["allowedFileExtensions"] = Input("Object", "[\".txt\"]")),
            Request(files: File("a.pdf"))
        )
            .Refusal!.Code.ShouldBe("unsupported-file");
        Start(
            Json(json => json["blockedFileExtensions"] = Input("Object", "[\".pdf\"]")),
            Request(files: File("a.pdf"))
        )
            .Refusal!.Code.ShouldBe("unsupported-file");
        Start(
            Json(json => json["allowedMimeTypes"] = Input("Object", "[\"image/png\"]")),
            Request(files: File("a.pdf"))
        )
            .Refusal!.Code.ShouldBe("unsupported-file");
    }

    [Fact]
    public void Or_goes_on_by_an_arrow_where_the_definition_says_so()
    {
        var json = Workflow(
            Flowchart(
                [
                    Endpoint(node =>
                        (node["requestSizeLimit"], node["exposeRequestTooLargeOutcome"]) = (Literal(5), true)
                    ),
                    Line("large"),
                    Line("done"),
                ],
                "http done"
            ),
            more: node =>
                node["root"]!["connections"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["source"] = new JsonObject { ["activity"] = "http", ["port"] = "Request too large" },
                            ["target"] = new JsonObject { ["activity"] = "large", ["port"] = "In" },
                        }
                    )
        );
        Start(json, Request()).Lines.ShouldBe(["large"]);
    }

    private static JsonObject File(string name) =>
        new()
        {
            ["name"] = "f",
            ["fileName"] = name,
            ["contentType"] = "application/pdf",
            ["length"] = 10,
        };

    private static Instance Sending(string type, Action<JsonObject>? more = null, params string[] arrows)
    {
        var send = Activity("send", type, json =>
        {
            json["url"] = Literal("https://example.org/a");
            json["method"] = Literal("POST");
            json["content"] = Script("({ a: 1 })");
            json["contentType"] = Literal("application/json");
            json["authorization"] = Literal("Bearer t");
            more?.Invoke(json);
        });
        var ok = Line("ok", Script("getStatusCodeFromSend() + getParsedContentFromSend().b"));
        return new(Workflow(Flowchart([send, ok, Line("other"), Line("down"), Line("late"), Line("done")], arrows)));
    }

    [Fact]
    public void A_request_leaves_by_a_message_and_its_answer_comes_back()
    {
        var instance = Sending("Elsa.FlowSendHttpRequest", arrows: ["send:200 ok", "send done"]);
        var asked = instance.Last.Messages.ShouldHaveSingleItem().ShouldBeOfType<HttpRequestAsked>();
        (asked.Url, asked.Method, asked.Content, asked.ContentType, (string)asked.Headers["Authorization"]!).ShouldBe(
            ("https://example.org/a", "POST", "{\"a\":1}", "application/json", "Bearer t")
        );
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        instance.Send(
            HttpRequestAsked.AnsweredName,
            new JsonObject
            {
                ["statusCode"] = 200,
                ["content"] = new JsonObject { ["b"] = "x" },
                ["headers"] = new JsonObject(),
            }
        );
        instance.Lines.ShouldBe(["200x", "done"]);
    }

    [Theory]
    [InlineData("{\"statusCode\":404}", "other,done")]
    [InlineData("{\"error\":\"unreachable\"}", "down")]
    [InlineData("{\"error\":\"timeout\"}", "late")]
    public void Other_ends_have_their_own_arrows(string answer, string lines)
    {
        var flow = Workflow(
            Flowchart([
                Activity("send", "Elsa.FlowSendHttpRequest", json => json["url"] = Literal("https://example.org")),
                Line("other"),
                Line("down"),
                Line("late"),
                Line("done"),
            ]),
            more: json =>
            {
                foreach (
                    var (port, target) in new[]
                    {
                        ("Unmatched status code", "other"),
                        ("Failed to connect", "down"),
                        ("Timeout", "late"),
                        ("Done", "done"),
                    }
                )
                {
                    json["root"]!["connections"]!
                        .AsArray()
                        .Add(
                            new JsonObject
                            {
                                ["source"] = new JsonObject { ["activity"] = "send", ["port"] = port },
                                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
                            }
                        );
                }
            }
        );
        var instance = new Instance(flow);
        instance.Send(HttpRequestAsked.AnsweredName, JsonNode.Parse(answer)!.AsObject());
        string.Join(',', instance.Lines).ShouldBe(lines);
    }

    [Theory]
    [InlineData("{\"statusCode\":201}", "made,end")]
    [InlineData("{\"statusCode\":500}", "other,end")]
    [InlineData("{\"error\":\"unreachable\"}", "down,end")]
    [InlineData("{\"error\":\"timeout\"}", "end")]
    public void The_other_kind_runs_the_activity_of_the_status(string answer, string lines)
    {
        var send = Activity("send", "Elsa.SendHttpRequest", json =>
        {
            (json["url"], json["unmatchedStatusCode"], json["failedToConnect"]) = (
                Literal("https://example.org"),
                Line("other"),
                Line("down")
            );
            json["expectedStatusCodes"] = new JsonArray(
                new JsonObject { ["statusCode"] = 201, ["activity"] = Line("made") }
            );
        });
        var instance = new Instance(Workflow(Sequence(send, Line("end"))));
        instance.Send(HttpRequestAsked.AnsweredName, JsonNode.Parse(answer)!.AsObject());
        string.Join(',', instance.Lines).ShouldBe(lines);
    }

    [Fact]
    public void The_runner_sends_nothing_and_says_so()
    {
        var json = Workflow(
            Sequence(Activity("send", "Elsa.SendHttpRequest", node => node["url"] = Literal("https://example.org")))
        );
        var result = new InMemoryRunner(ActivityRegistry.BuiltIn)
            .Run([("a.json", json)], new Dictionary<string, JsonNode?>(), FlowchartMode.Counter)
            .Result!;
        ((string)result["subStatus"]!, (string)result["incidents"]![0]!["code"]!).ShouldBe(("Faulted", "http-denied"));
        ((string)result["incidents"]![0]!["message"]!).ShouldContain("https://example.org");
    }

    [Theory]
    [InlineData("Host", "evil.example", "Host is the server's own")]
    [InlineData("idempotency-key", "mine", "server's own")]
    [InlineData("Connection", "close", "server's own")]
    [InlineData("Transfer-Encoding", "chunked", "server's own")]
    [InlineData("Proxy-Authorization", "x", "server's own")]
    [InlineData("TE", "trailers", "server's own")]
    [InlineData("X-Forwarded-For", "10.0.0.1", "server's own")]
    [InlineData("X-A", "b\r\nX-B: c", "line break")]
    [InlineData("X A", "b", "not the name of a header")]
    [InlineData("", "b", "not the name of a header")]
    public void What_a_request_travels_by_is_not_a_workflows_to_set(string name, string value, string says)
    {
        var headers = new JsonObject { [name] = value };
        JsonObject Send(JsonNode written) =>
            Activity("send", "Elsa.SendHttpRequest", json =>
                (json["url"], json["requestHeaders"]) = (Literal("https://api.example.org/"), written)
            );
        var refused = new Workflows.Validation.DefinitionValidator(Instance.Registry)
            .Validate(Workflow(Sequence(Send(Input("Object", headers.ToJsonString())))), "a.json")
            .ShouldHaveSingleItem();
        (refused.Code, refused.Severity).ShouldBe(("bad-header", Workflows.Validation.Severity.Error));
        refused.MessageEn.ShouldContain(says);

        var instance = new Instance(Workflow(Sequence(Send(Script($"return {headers.ToJsonString()}")))));
        instance.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain(says);
        instance.Last.Messages.ShouldBeEmpty();
    }
}
