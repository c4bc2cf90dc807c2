using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Runtime;

/// <summary>What ended because a deadline was missed goes on where it was.</summary>
public sealed class Resumptions
{
    private static readonly Grace Grace = new(Instance.Now + Duration.FromDays(4), new LocalDate(2024, 10, 20));

    [Fact]
    public void It_waits_again_where_the_deadline_was_missed_and_runs_on_from_there()
    {
        var instance = Reviewing();
        var before = instance.State.Bookmarks;
        var missed = instance.Last.Deadlines.OfType<DeadlineArmed>().Single();
        instance.Due();
        instance.State.Status.ShouldBe(WorkflowStatus.Finished);

        var again = TakeUp(instance, missed);

        again.State.Status.ShouldBe(WorkflowStatus.Running);
        again.State.Bookmarks.ShouldBe(before);
        again.Stage.ShouldBe("review");
        var armed = again.Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineArmed>();
        (armed.ActivityInstanceId, armed.Name).ShouldBe((missed.ActivityInstanceId, "due"));
        var stored = WorkflowStateJson.Read(WorkflowStateJson.Write(again.State));
        (stored.Grace, stored.Lapse, stored.Stage).ShouldBe((Grace, null, "review"));
        WorkflowRuntime
            .Resume(instance.Plan, stored, new Stimulus("decided"), instance.Environment(Instance.Now))
            .Lines.ShouldBe(["passed"]);
    }

    [Fact]
    public void What_it_was_started_with_is_stored_once_and_is_there_again()
    {
        var instance = Reviewing(input: new JsonObject { ["who"] = "person-17" });
        instance.Due();

        var bytes = WorkflowStateJson.Write(instance.State);

        Encoding.UTF8.GetString(bytes).Split("person-17").Length.ShouldBe(2);
        var stored = WorkflowStateJson.Read(bytes);
        ((string?)stored.Lapse!.State.Input["who"]).ShouldBe("person-17");
        WorkflowStateJson.Write(stored).ShouldBe(bytes);
    }

    [Fact]
    public void A_deadline_that_is_not_given_again_is_not_made_again()
    {
        var instance = Reviewing();
        instance.Due();

        var again = TakeUp(instance);

        again.Deadlines.ShouldBeEmpty();
        again.State.Bookmarks.ShouldNotContain(bookmark => bookmark.Deadline != null);
    }

    [Fact]
    public void Runs_that_start_afterwards_have_numbers_of_their_own()
    {
        var instance = Reviewing();
        var missed = instance.Last.Deadlines.OfType<DeadlineArmed>().Single();
        var late = instance
            .Due()
            .Journal.Where(entry => entry.Event == "Started")
            .Select(entry => entry.ActivityInstanceId);

        var again = TakeUp(instance, missed);
        var passed = WorkflowRuntime.Resume(
            instance.Plan,
            again.State,
            new Stimulus("decided"),
            instance.Environment(Instance.Now)
        );

        passed
            .Journal.Where(entry => entry.Event == "Started")
            .Select(entry => entry.ActivityInstanceId)
            .ShouldNotContain(run => late.Contains(run));
    }

    [Fact]
    public void What_ended_otherwise_is_refused()
    {
        var decided = Reviewing();
        decided.Send("decided");
        var cancelled = Reviewing();
        cancelled.Cancel();
        var elapsed = Reviewing(DeadlineKind.Period);
        elapsed.Due();

        foreach (var instance in new[] { decided, cancelled, elapsed, Reviewing() })
            TakeUp(instance).Refusal.ShouldNotBeNull().Code.ShouldBe("not-lapsed");
    }

    private static Instance Reviewing(DeadlineKind kind = DeadlineKind.Statutory, JsonObject? input = null) =>
        new(Workflow(Flowchart([Activity("review", "Test.Review", json =>
                        {
                            json["clauses"] = Input("Object", "[\"TJ24-4.2-i\"]");
                            json["kind"] = kind.ToString();
                        }), Line("passed"), Line("late")], "review:Passed passed", "review:Late late")), input: input);

    private static Transition TakeUp(Instance instance, params DeadlineArmed[] again) =>
        Resumption.TakeUp(
            instance.Plan,
            instance.State,
            Grace,
            again.ToDictionary(armed => (armed.ActivityInstanceId, armed.Name), armed => armed.Request),
            instance.Environment(Grace.At)
        );
}
