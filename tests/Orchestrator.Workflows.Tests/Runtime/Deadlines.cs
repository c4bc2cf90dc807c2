using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Runtime;

public class Deadlines
{
    private static Instance Reviewing(DeadlineKind kind = DeadlineKind.Statutory, Action<JsonObject>? more = null)
    {
        var review = Activity("review", "Test.Review", json =>
        {
            json["clauses"] = Input("Object", "[\"TJ24-4.2-i\"]");
            json["kind"] = kind.ToString();
            more?.Invoke(json);
        });
        var next = Line("next", Script("getPosted() || 'none'"));
        var flow = Flowchart(
            [review, Line("passed"), Line("late"), next],
            "review:Passed passed",
            "review:Late late",
            "passed next"
        );
        return new(Workflow(flow, [Variable("Posted", "String")]));
    }

    [Fact]
    public void Arming_is_a_change_with_the_request_and_a_bookmark()
    {
        var instance = Reviewing();
        var armed = instance.Last.Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineArmed>();
        armed.NodeId.ShouldBe("Workflow1:flow:review");
        armed.Request.Due.ShouldBe(Instance.Now + Duration.FromDays(3));
        instance.State.Bookmarks.ShouldContain(bookmark =>
            bookmark.Deadline == "due"
            && bookmark.StimulusName == Stimulus.DeadlineDueName
            && bookmark.ActivityInstanceId == armed.ActivityInstanceId
        );
        instance.Last.Stage.ShouldBe("review");
    }

    [Theory]
    [InlineData(DeadlineKind.Statutory, DeadlineState.Met)]
    [InlineData(DeadlineKind.Internal, DeadlineState.Met)]
    [InlineData(DeadlineKind.Period, DeadlineState.Void)]
    [InlineData(DeadlineKind.Opening, DeadlineState.Void)]
    [InlineData(DeadlineKind.Timer, DeadlineState.Void)]
    public void Completing_before_it_is_due_closes_it(DeadlineKind kind, DeadlineState state)
    {
        var instance = Reviewing(kind);
        instance
            .Send("decided")
            .Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineClosed>()
            .State.ShouldBe(state);
        instance.Lines.ShouldBe(["passed", "none"]);
    }

    [Theory]
    [InlineData(DeadlineKind.Statutory, DeadlineState.Missed)]
    [InlineData(DeadlineKind.Internal, DeadlineState.Missed)]
    [InlineData(DeadlineKind.Period, DeadlineState.Elapsed)]
    [InlineData(DeadlineKind.Opening, DeadlineState.Elapsed)]
    [InlineData(DeadlineKind.Timer, DeadlineState.Elapsed)]
    public void Falling_due_decides_it_exactly_once(DeadlineKind kind, DeadlineState state)
    {
        var instance = Reviewing(kind);
        var run = instance.State.Bookmarks[0].ActivityInstanceId;
        var closed = instance.Due().Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineClosed>();
        closed.ShouldBe(new DeadlineClosed(run, "due", state));
        instance.Lines.ShouldBe(["late"]);
        WorkflowRuntime
            .Resume(instance.Plan, instance.State, Stimulus.DeadlineDue(run, "due"), instance.Environment(Instance.Now))
            .Refusal!.Code.ShouldBe("not-expected");
    }

    [Fact]
    public void The_activity_may_say_what_a_due_deadline_was()
    {
        var instance = Reviewing();
        instance
            .Due(payload: new JsonObject { ["void"] = true })
            .Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineClosed>()
            .State.ShouldBe(DeadlineState.Void);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        instance.State.Bookmarks.ShouldNotContain(bookmark => bookmark.Deadline != null);
    }

    [Fact]
    public void Refusing_a_due_deadline_is_an_incident_and_still_decides_it()
    {
        var instance = Reviewing();
        var transition = instance.Due(payload: new JsonObject { ["refuse"] = true });
        transition.Refusal.ShouldBeNull();
        transition
            .Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineClosed>()
            .State.ShouldBe(DeadlineState.Missed);
        instance.State.Incidents.Single().Code.ShouldBe("refused-deadline");
    }

    [Fact]
    public void It_can_be_moved_while_open()
    {
        var instance = Reviewing();
        var moved = instance.Send("moved").Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineMoved>();
        (moved.Request.Due, moved.Reason).ShouldBe((Instance.Now + Duration.FromDays(10), "因会议改期"));
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public void It_can_be_closed_and_armed_again_and_an_anchor_is_seen_at_once()
    {
        var instance = Reviewing(more: json =>
            json["posted"] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "Posted" } }
        );
        var transition = instance.Send("posted");
        transition
            .Deadlines.Select(change => change.GetType())
            .ShouldBe([typeof(DeadlineClosed), typeof(DeadlineArmed)]);
        transition.Anchors.ShouldBe(new Dictionary<string, LocalDate> { ["posted"] = new(2024, 11, 1) });
        instance.Send("decided");
        instance.Lines.ShouldBe(["passed", "2024-11-01"]);
    }

    [Fact]
    public void Cancelling_makes_it_void()
    {
        var instance = Reviewing();
        instance
            .Cancel()
            .Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineClosed>()
            .State.ShouldBe(DeadlineState.Void);
        (instance.State.Status, instance.State.SubStatus).ShouldBe(
            (WorkflowStatus.Finished, WorkflowSubStatus.Cancelled)
        );
    }

    [Fact]
    public void A_delay_that_ends_beyond_the_calendar_is_an_incident() =>
        new Instance(Workflow(Sequence(Activity("wait", "Elsa.Delay", json => json["timeSpan"] = Literal("P10000Y")))))
            .State.Incidents.Single()
            .Code.ShouldBe("delay");

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(400)]
    [InlineData(365_000)]
    public void A_delay_of_any_length_is_one_deadline(int days)
    {
        var instance = new Instance(
            Workflow(
                Sequence(
                    Activity("wait", "Elsa.Delay", json => json["timeSpan"] = Literal($"{days}.00:00:00")),
                    Line("done")
                )
            )
        );
        var request = instance.Last.Deadlines.ShouldHaveSingleItem().ShouldBeOfType<DeadlineArmed>().Request;
        (request.Kind, request.Due).ShouldBe((DeadlineKind.Timer, Instance.Now + Duration.FromDays(days)));
        instance
            .Due()
            .Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineClosed>()
            .State.ShouldBe(DeadlineState.Elapsed);
        instance.Lines.ShouldBe(["done"]);
    }

    [Fact]
    public void A_start_in_the_past_goes_on_at_once()
    {
        new Instance(
            Workflow(
                Sequence(Activity("at", "Elsa.StartAt", json => json["dateTime"] = Literal("2024-01-01")), Line("done"))
            )
        ).Lines.ShouldBe(["done"]);
        var later = new Instance(
            Workflow(
                Sequence(Activity("at", "Elsa.StartAt", json => json["dateTime"] = Literal("2024-11-02")), Line("done"))
            )
        );
        later
            .Last.Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineArmed>()
            .Request.DueDate.ShouldBe(new LocalDate(2024, 11, 1));
    }

    [Theory]
    [InlineData("0 30 17 * * MON-FRI", "2024-10-08T09:30:00Z")]
    [InlineData("0 0 1 1 *", "2024-12-31T16:00:00Z")]
    [InlineData("*/15 * * * * ?", "2024-10-08T01:00:15Z")]
    [InlineData("0 0 9 13 * FRI", "2024-12-13T01:00:00Z")]
    [InlineData("0 0 9 L * *", "2024-10-31T01:00:00Z")]
    [InlineData("0 0 9 LW 11 *", "2024-11-29T01:00:00Z")]
    [InlineData("0 0 9 1W 12 *", "2024-12-02T01:00:00Z")]
    [InlineData("0 0 9 ? * MON#3", "2024-10-21T01:00:00Z")]
    [InlineData("0 0 9 ? * 5L", "2024-10-25T01:00:00Z")]
    [InlineData("@daily", "2024-10-08T16:00:00Z")]
    public void Cron_waits_for_its_next_occurrence_in_China(string expression, string due)
    {
        var instance = new Instance(
            Workflow(Sequence(Activity("cron", "Elsa.Cron", json => json["cronExpression"] = Literal(expression))))
        );
        instance
            .Last.Deadlines.ShouldHaveSingleItem()
            .ShouldBeOfType<DeadlineArmed>()
            .Request.Due.ToString()
            .ShouldBe(due);
    }
}
