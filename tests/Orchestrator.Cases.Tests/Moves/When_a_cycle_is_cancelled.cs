using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>取消周期: previewed, approved by a second person, and from the approval's commit on nothing of it goes on.</summary>
public sealed class When_a_cycle_is_cancelled(Postgres postgres)
{
    private const string Why = "主管部门撤销本年度评审";

    [Fact]
    public async Task Its_preview_says_how_many_applications_end_and_which_stay()
    {
        await using var year = await OpenAsync();
        await year.SubmittedAsync("A");
        await year.SubmittedAsync("B");
        await WithdrawnAsync(year, "C");

        var preview = (await year.Node.Get<MoveDesk>().PreviewAsync(Cancel(), default)).Preview.ShouldNotBeNull();

        preview.IsLawful.ShouldBeTrue();
        var cycle = preview.Cycles.ShouldHaveSingleItem();
        cycle
            .Applications.Select(line => (line.Stage, line.Ends, line.Count))
            .ShouldBe([(Stages.EmployerReview, true, 2), (Stages.Withdrawn, false, 1)]);
        cycle.Lines.ShouldAllBe(line => line.Change == "void");
        cycle.Lines.ShouldContain(line => line.Level == "cycle" && line.Name == "closes");
        cycle.Lines.ShouldContain(line => line.Level == "application" && line.Count == 2);
        await using var context = year.Node.Context();
        (await context.Cycles.SingleAsync()).Status.ShouldBe(CycleStatus.Running);
    }

    [Fact]
    public async Task All_that_is_under_way_ends_and_what_has_ended_stays()
    {
        await using var year = await OpenAsync();
        var running = await year.SubmittedAsync("A");
        var withdrawn = await WithdrawnAsync(year, "C");
        await using var before = year.Node.Context();
        var kept = await before.Instances.AsNoTracking().SingleAsync(instance => instance.Id == withdrawn);

        var approved = await CancelledAsync(year);

        approved.Move!.State.ShouldBe(DateMoveState.Applied);
        await using var context = year.Node.Context();
        (await context.Cycles.SingleAsync()).Status.ShouldBe(CycleStatus.Cancelled);
        (await context.Instances.ToListAsync()).ShouldAllBe(instance => instance.Status == WorkflowStatus.Finished);
        (await context.Deadlines.AnyAsync(deadline => deadline.State == DeadlineState.Armed)).ShouldBeFalse();
        (await year.ApplicationAsync(running)).FinalState.ShouldBe(Stages.Cancelled);
        (await year.ApplicationAsync(withdrawn)).FinalState.ShouldBe(Stages.Withdrawn);
        (await context.Instances.SingleAsync(instance => instance.Id == withdrawn)).Revision.ShouldBe(kept.Revision);
        (await context.Journal.SingleAsync(line => line.Event == MoveJournal.Cancelled)).Message.ShouldBe(
            $"周期取消：{Why}（li批准）；1件在办申报随之终止"
        );
        var done = await context.CycleMoves.SingleAsync();
        done.State.ShouldBe(CycleMoveState.Applied);
        JsonSerializer
            .Deserialize<CyclePreview>(done.Result!, EngineJson.Options)!
            .Applications.Single(line => line.Ends)
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_comes_afterwards_is_told_that_when_and_why_it_was_cancelled()
    {
        await using var year = await OpenAsync();
        var running = await year.SubmittedAsync("A");
        var withdrawn = await WithdrawnAsync(year, "C");
        await CancelledAsync(year);

        ArrivalRefusal(await year.SendAsync(running, ReviewEvents.ApplicationWithdrawn, "{\"reason\":\"迟了\"}"));
        ArrivalRefusal(await year.SendAsync(withdrawn, ReviewEvents.ApplicationWithdrawn, "{\"reason\":\"迟了\"}"));
        ArrivalRefusal(await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}"""));
        ArrivalRefusal(await year.SendAsync(year.Submission("D")));

        static void ArrivalRefusal(Engine.Intake.ArrivalAnswerBody answer)
        {
            answer.Refusal.ShouldNotBeNull().Code.ShouldBe("cycle-cancelled");
            answer.Refusal.Chinese.ShouldBe($"该周期已于2024-10-08 09:00取消，不再受理任何事项。取消理由：{Why}");
            answer.Refusal.English.ShouldContain("2024-10-08 09:00");
        }
    }

    [Fact]
    public async Task No_application_goes_on_after_the_approvals_commit_and_the_next_run_ends_those_that_are_left()
    {
        await using var year = await OpenAsync();
        var first = await year.SubmittedAsync("A");
        var second = await year.SubmittedAsync("B");
        await DamageAsync(year, $"WHEN (NEW.instance_id = {first} AND NEW.event = '{StepEvent}')");

        var approved = await CancelledAsync(year);

        approved.Move!.State.ShouldBe(DateMoveState.Approved);
        await using (var context = year.Node.Context())
        {
            (await context.Instances.SingleAsync(instance => instance.Id == first)).Status.ShouldBe(
                WorkflowStatus.Running
            );
            (await context.Instances.SingleAsync(instance => instance.Id == second)).Status.ShouldBe(
                WorkflowStatus.Finished
            );
            (await context.DeadLetters.SingleAsync()).Kind.ShouldBe(DeadLetterKind.Move);
        }
        (
            await year.SendAsync(first, ReviewEvents.ApplicationWithdrawn, "{\"reason\":\"迟了\"}")
        ).Refusal!.Code.ShouldBe("cycle-cancelled");
        // Months later its deadlines fall due: one that is touched ends its instance and is never decided.
        await RepairAsync(year);
        await year.MoveToAsync("2025-03-01 09:00");
        await LettersAsync(year);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        await using var after = year.Node.Context();
        (await after.Instances.ToListAsync()).ShouldAllBe(instance => instance.Status == WorkflowStatus.Finished);
        (await after.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Applied);
        (await after.Applications.ToListAsync()).ShouldAllBe(application => application.FinalState == Stages.Cancelled);
        (
            await after
                .Deadlines.Where(deadline => deadline.InstanceId == first || deadline.InstanceId == second)
                .Where(deadline => deadline.DecidedAt >= FakeClock.At("2024-10-08 09:00"))
                .ToListAsync()
        ).ShouldAllBe(deadline => deadline.State == DeadlineState.Void);
    }

    [Fact]
    public async Task A_stimulus_and_a_fan_out_under_way_do_not_reach_what_has_not_been_ended_yet()
    {
        await using var year = await OpenAsync();
        var first = await year.SubmittedAsync("A");
        await DamageAsync(year, $"WHEN (NEW.instance_id = {first} AND NEW.event = '{StepEvent}')");
        await CancelledAsync(year);
        await RepairAsync(year);
        await using (var context = year.Node.Context())
        {
            context.Fanouts.Add(
                new Storage.Outbox.Fanout
                {
                    Id = await year.Node.Store.ReserveIdsAsync(1, default),
                    CycleId = year.CycleId,
                    Stimulus = ReviewEvents.WindowClosed,
                    Payload = """{"name":"window.closed","at":"2024-10-08T01:00:00Z"}""",
                    At = year.Clock.GetCurrentInstant(),
                    Until = first,
                }
            );
            await context.SaveChangesAsync();
        }
        var revision = await RevisionAsync(year, first);

        await year.Node.DrainAsync();

        (await RevisionAsync(year, first)).ShouldBe(revision);
        await using var after = year.Node.Context();
        (await after.Fanouts.CountAsync(fanout => fanout.DoneAt == null)).ShouldBe(0);
    }

    [Fact]
    public async Task The_persons_one_application_of_the_year_is_given_back()
    {
        await using var year = await OpenAsync();
        await year.SubmittedAsync("A");
        var other = await OtherCycleAsync(year);
        (await year.SendAsync(To(other, year.Submission("A")))).Refusal.ShouldNotBeNull().Code.ShouldBe("not-eligible");

        await CancelledAsync(year);

        (await year.SendAsync(To(other, year.Submission("A")))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Those_who_were_to_act_and_the_portals_are_told()
    {
        await using var year = await OpenAsync();
        await year.SubmittedAsync("A");
        await year.SubscribeAsync();

        await CancelledAsync(year);

        await using var context = year.Node.Context();
        var notices = await context.PendingNotices.Where(notice => notice.Template == "Z-20").ToListAsync();
        notices.ShouldContain(notice => notice.Role == Roles.Employer && notice.Assignee == "U001");
        notices.ShouldContain(notice => notice.Role == Roles.Office);
        notices.ShouldAllBe(notice => notice.Data.Contains(Why));
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-21")).Role.ShouldBe(Roles.Applicant);
        var sent = await context.Outbox.Select(message => message.Payload).ToListAsync();
        sent.ShouldContain(payload => payload.Contains("cycle.cancelled") && payload.Contains(Why));
        sent.ShouldContain(payload => payload.Contains("application.closed") && payload.Contains("\"cancelled\""));
    }

    [Fact]
    public async Task The_proposer_cannot_approve_it_and_a_cycle_that_has_ended_cannot_be_cancelled_again()
    {
        await using var year = await OpenAsync();
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Cancel(), "zhang", default);
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.SecondPerson
        );
        (await desk.ApproveAsync(proposed.Move.Id, "0", "li", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.PreviewChanged
        );
        (await desk.PreviewAsync(Cancel() with { Reason = " " }, default)).Refusal!.Code.ShouldBe("reason-missing");
        (await desk.ApproveAsync(proposed.Move.Id, proposed.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        (await desk.PreviewAsync(Cancel(), default)).Refusal!.Code.ShouldBe("no-cycle");
    }

    private const string StepEvent = "Steps";

    private static MoveRequest Cancel() =>
        new()
        {
            Kind = DateMoveKind.Cancel,
            Reason = Why,
            Cycle = "TJ-2024",
        };

    private async Task<Year> OpenAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        return year;
    }

    private static async Task<MoveOutcome> CancelledAsync(Year year)
    {
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Cancel(), "zhang", default);
        var approved = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        approved.Refusal.ShouldBeNull();
        return approved;
    }

    private static async Task<long> WithdrawnAsync(Year year, string person)
    {
        var id = await year.SubmittedAsync(person);
        (
            await year.SendAsync(id, ReviewEvents.ApplicationWithdrawn, "{\"reason\":\"个人原因\"}")
        ).Refusal.ShouldBeNull();
        return id;
    }

    private static async Task<long> OtherCycleAsync(Year year)
    {
        var started = await year
            .Node.Get<CycleStarter>()
            .StartAsync(new NewCycle(1, "TJ-2024-2", "另一评委会", []), default);
        foreach (
            var (stimulus, payload) in new[]
            {
                (ReviewEvents.PlanFiled, ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.Example),
                (ReviewEvents.PlanPublished, "{}"),
            }
        )
        {
            (
                await year.SendAsync(year.Arrival(started.InstanceId, ArrivalTarget.Cycle, stimulus, payload))
            ).Refusal.ShouldBeNull();
        }
        return started.InstanceId;
    }

    private static Storage.Work.NewArrival To(long cycle, Storage.Work.NewArrival arrival) =>
        arrival with
        {
            TargetId = cycle,
        };

    private static async Task<int> RevisionAsync(Year year, long id)
    {
        await using var context = year.Node.Context();
        return (await context.Instances.SingleAsync(instance => instance.Id == id)).Revision;
    }

    /// <summary>Lets the database refuse a line of a journal, as a damaged row would.</summary>
    private static async Task DamageAsync(Year year, string when)
    {
        await using var context = year.Node.Context();
#pragma warning disable EF1002 // The text is the test's own.
        await context.Database.ExecuteSqlRawAsync(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'damaged' USING ERRCODE = '22001'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON journal FOR EACH ROW {when} EXECUTE FUNCTION refuse();
            """
        );
#pragma warning restore EF1002
    }

    private static async Task RepairAsync(Year year)
    {
        await using var context = year.Node.Context();
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER refuse ON journal");
    }

    /// <summary>An operator lets the dead letters be tried again.</summary>
    private static async Task LettersAsync(Year year)
    {
        await using var context = year.Node.Context();
        await context.DeadLetters.ExecuteDeleteAsync();
    }
}
