using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Runtime;

public class Stimuli
{
    [Fact]
    public void What_nobody_waits_for_is_refused_and_says_what_is_expected()
    {
        var instance = new Instance(Workflow(Sequence(Event("employer.decided"))));
        var before = instance.State;
        var refusal = instance.Send("office.decided").Refusal!;
        refusal.Code.ShouldBe("not-expected");
        refusal.Chinese.ShouldBe("现在不接受“office.decided”；当前等待的是：employer.decided。");
        refusal.English.ShouldBe("'office.decided' is not expected now; expected: employer.decided.");
        WorkflowStateJson.Write(instance.State).ShouldBe(WorkflowStateJson.Write(before));
    }

    [Fact]
    public void A_finished_instance_refuses_everything()
    {
        var instance = new Instance(Workflow(Sequence(Line("a"))));
        instance.Send("x").Refusal!.Chinese.ShouldContain("流程已结束");
    }

    [Fact]
    public void It_reaches_everyone_who_waits_or_only_the_one_addressed()
    {
        var json = Workflow(
            Flowchart(
                [Activity("start", "Elsa.Start"), Named("a"), Named("b"), Line("after-a"), Line("after-b")],
                "start a",
                "start b",
                "a after-a",
                "b after-b"
            )
        );
        var all = new Instance(json);
        all.Send("told");
        all.Lines.ShouldBe(["after-a", "after-b"]);
        var one = new Instance(json);
        var run = one.State.Bookmarks.Single(bookmark => bookmark.NodeId == "Workflow1:flow:b").ActivityInstanceId;
        var transition = WorkflowRuntime.Resume(
            one.Plan,
            one.State,
            new Stimulus("told") { ActivityInstanceId = run },
            one.Environment(Instance.Now)
        );
        transition.Lines.ShouldBe(["after-b"]);
        transition.State.Bookmarks.Single().NodeId.ShouldBe("Workflow1:flow:a");
    }

    [Fact]
    public void A_refusal_by_the_activity_keeps_nothing()
    {
        var instance = new Instance(
            Workflow(
                Sequence(Activity("review", "Test.Review", json => json["clauses"] = Input("Object", "[\"c\"]"))),
                [Variable("touched", "Boolean")]
            )
        );
        var before = WorkflowStateJson.Write(instance.State);
        var transition = instance.Send("refused");
        transition.Refusal!.Clauses.ShouldBe(["TJ24-4.2-i"]);
        transition.Deadlines.ShouldBeEmpty();
        WorkflowStateJson.Write(instance.State).ShouldBe(before);
    }

    [Fact]
    public void An_event_hands_its_payload_to_the_variable_it_is_bound_to()
    {
        var waits = Event("told");
        waits["result"] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "News" } };
        var instance = new Instance(
            Workflow(Sequence(waits, Line("show", Script("getNews().text"))), [Variable("News")])
        );
        instance.Send("told", new JsonObject { ["text"] = "公示" });
        instance.Lines.ShouldBe(["公示"]);
    }

    [Fact]
    public void The_given_state_is_not_changed_so_that_a_retry_sees_it_as_it_was()
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Event("a"), Set("set", "n", Literal(1)), Event("b")],
                    "start a",
                    "a set",
                    "set b"
                ),
                [Variable("n")]
            )
        );
        var state = instance.State;
        var before = WorkflowStateJson.Write(state);
        var first = WorkflowRuntime.Resume(instance.Plan, state, new Stimulus("a"), instance.Environment(Instance.Now));
        WorkflowStateJson.Write(state).ShouldBe(before);
        var second = WorkflowRuntime.Resume(
            instance.Plan,
            state,
            new Stimulus("a"),
            instance.Environment(Instance.Now)
        );
        WorkflowStateJson.Write(second.State).ShouldBe(WorkflowStateJson.Write(first.State));
        second.Journal.ShouldBe(first.Journal);
    }

    private static JsonObject Named(string id) =>
        Activity(id, "Elsa.Event", json => json["eventName"] = Literal("told"));
}
