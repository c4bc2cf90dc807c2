using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Runtime;

public class Incidents
{
    private static readonly Action<JsonObject> Continues = json =>
        json["options"] = new JsonObject
        {
            ["incidentStrategyType"] =
                "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
        };

    private static JsonObject Forked() =>
        Flowchart(
            [
                Activity("start", "Elsa.Start"),
                Activity("bad", "Elsa.Fault", json =>
                    (json["code"], json["message"]) = (Literal("E1"), Literal("坏了"))
                ),
                Line("never"),
                Event("other"),
                Line("good"),
            ],
            "start bad",
            "start other",
            "bad never",
            "other good"
        );

    [Fact]
    public void By_default_an_incident_faults_the_workflow()
    {
        var instance = new Instance(Workflow(Forked()));
        (instance.State.Status, instance.State.SubStatus).ShouldBe(
            (WorkflowStatus.Finished, WorkflowSubStatus.Faulted)
        );
        var incident = instance.State.Incidents.Single();
        (
            incident.ActivityId,
            incident.NodeId,
            incident.ActivityType,
            incident.Code,
            incident.Message,
            incident.Timestamp
        ).ShouldBe(("bad", "Workflow1:flow:bad", "Elsa.Fault", "E1", "坏了", Instance.Now));
    }

    [Fact]
    public void With_the_other_strategy_other_branches_go_on()
    {
        var instance = new Instance(Workflow(Forked(), more: Continues));
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        instance.Send("other");
        instance.Lines.ShouldBe(["good"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        instance.State.Incidents.Count.ShouldBe(1);
    }

    [Fact]
    public void A_faulted_activity_runs_again_and_the_flow_goes_on_from_it()
    {
        var flow = Flowchart(
            [
                Activity("start", "Elsa.Start"),
                Line("bad", Script("getOk() ? 'fine' : getNothing()")),
                Line("after"),
                Event("other"),
                Set("set", "Ok", true),
            ],
            "start bad",
            "start other",
            "bad after",
            "other set"
        );
        var instance = new Instance(Workflow(flow, more: json =>
            {
                Continues(json);
                json["variables"] = new JsonArray(Variable("Ok", "Boolean"));
            }));
        instance.Retry().Refusal.ShouldBeNull();
        instance.State.Incidents.ShouldHaveSingleItem();
        instance.Send("other");
        instance
            .Retry("bad")
            .Journal.ShouldContain(entry => entry.Event == "Retried" && entry.NodeId == "Workflow1:flow:bad");
        instance.Lines.ShouldBe(["fine", "after"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        instance.State.Incidents.ShouldBeEmpty();
        instance.Retry().Refusal.ShouldNotBeNull().Code.ShouldBe("nothing-faulted");
    }

    [Fact]
    public void A_workflow_that_ended_by_a_fault_is_open_again_after_a_retry()
    {
        var instance = new Instance(Workflow(Forked()));
        instance.State.Bookmarks.ShouldBeEmpty();
        instance.Retry();
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        instance.Last.Journal.Select(entry => entry.Event).ShouldContain("Started");
        instance.State.Incidents.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_exception_of_an_activity_becomes_an_incident_and_its_deadline_void()
    {
        var instance = new Instance(
            Workflow(
                Sequence(Activity("review", "Test.Review", json => json["clauses"] = Input("Object", "[\"c\"]"))),
                more: Continues
            )
        );
        var transition = instance.Send("broken");
        transition.Refusal.ShouldBeNull();
        instance.State.Incidents.Single().Message.ShouldBe("Something broke.");
        transition.Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineClosed>().State.ShouldBe(DeadlineState.Void);
        transition.Journal.ShouldContain(entry => entry.Event == "Faulted" && entry.Message == "Something broke.");
    }

    [Theory]
    [InlineData("getNothing()", "Text", "getNothing")]
    [InlineData("null.x", "Text", "line 1")]
    [InlineData("(function f() { return f(); })()", "Text", "64")]
    [InlineData("for (;;) {}", "Text", "statements")]
    public void A_script_that_fails_is_an_incident_with_the_name_of_the_input(string script, string input, string says)
    {
        var instance = new Instance(Workflow(Sequence(Line("a", Script(script)))));
        var incident = instance.State.Incidents.Single();
        incident.Code.ShouldBe("script");
        incident.Message.ShouldStartWith($"Failed to evaluate activity input '{input}': ");
        incident.Message.ShouldContain(says);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_an_incident_with_the_name_of_the_input()
    {
        var instance = new Instance(
            Workflow(Sequence(Activity("wait", "Elsa.Delay", json => json["timeSpan"] = Script("'soon'"))))
        );
        instance
            .State.Incidents.Single()
            .Message.ShouldBe(
                "Failed to evaluate activity input 'TimeSpan': 'soon' is not a duration such as 1.00:00:00 or P1D."
            );
    }
}
