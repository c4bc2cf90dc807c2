using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;

namespace Orchestrator.Workflows.Tests.Runtime;

public sealed class Migrations
{
    [Fact]
    public void An_instance_goes_on_where_it_is_and_reaches_what_is_new_behind_it()
    {
        var instance = new Instance(Define.Workflow(Define.Flowchart([Define.Event("a"), Define.Line("z")], "a z")));
        var to = Instance.PlanOf(
            Define.Workflow(Define.Flowchart([Define.Event("a"), Define.Line("m"), Define.Line("z")], "a m", "m z"))
        );

        StateMigration.FindMissing(instance.Plan, to, instance.State).ShouldBeEmpty();
        var after = Resume(to, StateMigration.Carry(instance.Plan, to, instance.State), "a");

        after.Lines.ShouldBe(["m", "z"]);
        after.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_join_remembers_the_branches_that_have_arrived_although_their_places_have_moved()
    {
        var old = Define.Flowchart(
            [Define.Line("s"), Define.Event("b"), Define.Event("c"), Define.Join("j", "WaitAll"), Define.Line("z")],
            "s b",
            "s c",
            "b j",
            "c j",
            "j z"
        );
        var instance = new Instance(Define.Workflow(old));
        instance.Send("b");
        var to = Instance.PlanOf(
            Define.Workflow(
                Define.Flowchart(
                    [
                        Define.Line("a0"),
                        Define.Line("s"),
                        Define.Event("b"),
                        Define.Event("c"),
                        Define.Join("j", "WaitAll"),
                        Define.Line("y"),
                        Define.Line("z"),
                    ],
                    "a0 s",
                    "s b",
                    "s c",
                    "b j",
                    "c j",
                    "j y",
                    "y z"
                )
            )
        );

        var after = Resume(to, StateMigration.Carry(instance.Plan, to, instance.State), "c");

        after.Lines.ShouldBe(["y", "z"]);
        after.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void What_the_other_version_lacks_or_has_of_another_type_is_named()
    {
        var instance = new Instance(
            Define.Workflow(Define.Flowchart([Define.Line("s"), Define.Event("b"), Define.Event("c")], "s b", "s c"))
        );
        var without = Instance.PlanOf(Define.Workflow(Define.Flowchart([Define.Line("s"), Define.Event("b")], "s b")));
        var other = Instance.PlanOf(
            Define.Workflow(Define.Flowchart([Define.Line("s"), Define.Event("b"), Define.Line("c")], "s b", "s c"))
        );

        StateMigration.FindMissing(instance.Plan, without, instance.State).ShouldBe(["c"]);
        StateMigration.FindMissing(instance.Plan, other, instance.State).ShouldBe(["c"]);
        Should.Throw<InvalidOperationException>(() => StateMigration.Carry(instance.Plan, without, instance.State));
    }

    [Fact]
    public void What_is_given_up_ends_void_and_the_rest_goes_on()
    {
        var review = Define.Activity("r", "Test.Review", json =>
            json["clauses"] = Define.Input("Object", """["TJ24-4.2-i"]""")
        );
        var instance = new Instance(
            Define.Workflow(
                Define.Flowchart([Define.Line("s"), Define.Event("b"), review, Define.Line("z")], "s b", "s r", "b z")
            )
        );
        var to = Instance.PlanOf(
            Define.Workflow(Define.Flowchart([Define.Line("s"), Define.Event("b"), Define.Line("z")], "s b", "b z"))
        );

        var ended = StateMigration.Void(instance.Plan, instance.State, ["r"], instance.Environment(Instance.Now));

        ended.Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineClosed>().State.ShouldBe(DeadlineState.Void);
        StateMigration.FindMissing(instance.Plan, to, ended.State).ShouldBeEmpty();
        Resume(to, StateMigration.Carry(instance.Plan, to, ended.State), "b").Lines.ShouldBe(["z"]);
    }

    private static Transition Resume(WorkflowPlan plan, WorkflowState state, string stimulus) =>
        WorkflowRuntime.Resume(
            plan,
            WorkflowStateJson.Read(WorkflowStateJson.Write(state)),
            new Stimulus(stimulus, new JsonObject()),
            new RunEnvironment { Now = Instance.Now }
        );
}
