using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Cases.Tests.Applications;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>提前截止 in a year that runs: nobody else applies, whoever has goes on by their own dates to their end.</summary>
public sealed class When_an_intake_is_closed_early(Postgres postgres)
{
    private const string Why = "名额已满";
    private static readonly LocalDate Last = new(2024, 10, 18);

    [Fact]
    public async Task Its_preview_says_what_becomes_of_whom_which_dates_move_and_what_contradicts_the_notice()
    {
        await using var year = await OpenAsync();
        await year.SubmittedAsync("A");
        await year.SubmittedAsync("B");
        var withdrawn = await year.SubmittedAsync("C");
        await year.SendAsync(withdrawn, ReviewEvents.ApplicationWithdrawn, "{\"reason\":\"个人原因\"}");

        var preview = (await year.Node.Get<MoveDesk>().PreviewAsync(Close(), default)).Preview.ShouldNotBeNull();

        var cycle = preview.Cycles.ShouldHaveSingleItem();
        cycle.IsLawful.ShouldBeTrue(string.Join('\n', cycle.Findings));
        cycle
            .Applications.Select(line => (line.Stage, line.Ends, line.GoesOn, line.Count))
            .ShouldBe([(Stages.EmployerReview, false, true, 2), (Stages.Withdrawn, false, false, 1)]);
        var closes = cycle.Dates.Single(date => date.Name == "apply.closes");
        (closes.From, closes.To).ShouldBe((new LocalDate(2024, 11, 1), Last));
        cycle.Lines.ShouldContain(line => line.Level == "cycle" && line.Name == "closes" && line.NewDate == Last);
        cycle.Lines.ShouldAllBe(line => line.Level == "cycle");
        var against = cycle.Findings.Single(finding => finding.Code == "below-notice");
        against.Chinese.ShouldStartWith("与通知矛盾：申报截止日改为2024-10-18，早于通知规定的2024-11-01。");
        against.Clauses.ShouldBe(["TJ24-4.2-i"]);
        cycle
            .Findings.Single(finding => finding.Code == "intake-ends")
            .Chinese.ShouldStartWith("自2024-10-19起不再受理新的申报");
        await using var context = year.Node.Context();
        (await context.Cycles.SingleAsync()).Anchors.ShouldContain("2024-11-01");
    }

    [Fact]
    public async Task Nobody_applies_after_the_last_day_and_whoever_has_goes_on_by_their_own_dates_to_their_end()
    {
        await using var year = await OpenAsync();
        var early = await year.SubmittedAsync("A");
        var before = await DueAsync(year, early);
        await ClosedAsync(year, Close());

        var late = await year.SubmittedAsync("B");
        await year.MoveToAsync("2024-10-19 09:00");

        (await year.SendAsync(year.Submission("C"))).Refusal.ShouldNotBeNull().Code.ShouldBe("intake-ended");
        (await DueAsync(year, early)).ShouldBe(before);
        (await DueAsync(year, late)).Keys.ShouldBe(before.Keys, ignoreOrder: true);
        (await DueAsync(year, late))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 1));
        await using (var context = year.Node.Context())
        {
            var window = await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == year.CycleId && deadline.Name == "closes"
            );
            (window.DueDate, window.State).ShouldBe((Last, DeadlineState.Elapsed));
            (await context.DeadlineMoves.AnyAsync(move => move.InstanceId != year.CycleId)).ShouldBeFalse();
        }
        await year.SendAsync(early, ReviewEvents.EmployerDecided, """{"decision":"returned","reasons":["材料不清"]}""");
        (
            await year.SendAsync(early, ReviewEvents.ApplicationUpdated, """{"changes":"已补齐"}""")
        ).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-11-02 09:00");
        (await year.ApplicationAsync(early)).FinalState.ShouldBe(Stages.Overdue);
        (await year.ApplicationAsync(late)).FinalState.ShouldBe(Stages.Overdue);
    }

    [Fact]
    public async Task Without_a_day_the_approval_is_the_moment_from_which_nobody_applies()
    {
        await using var year = await OpenAsync();
        await year.MoveToAsync("2024-10-15 10:00");
        await year.SubmittedAsync("A");

        await ClosedAsync(year, Close() with { To = null });

        var refused = (await year.SendAsync(year.Submission("B"))).Refusal.ShouldNotBeNull();
        refused.Chinese.ShouldBe(
            "申报已提前截止，自2024-10-15起不再受理新的申报；已提交的申报继续办理。有疑问请联系市职称办。"
        );
        refused.Clauses.ShouldBe(["TJ24-4.2-i"]);
    }

    [Fact]
    public async Task One_track_closes_and_the_other_goes_on()
    {
        await using var year = await OpenAsync(json => TwoTracks.In(json));
        await year.MoveToAsync("2024-10-22 10:00");
        var senior = await SubmittedAsync(year, "A", "副高");

        await ClosedAsync(year, Close() with { To = new LocalDate(2024, 10, 24), Track = "高级" });
        await year.MoveToAsync("2024-10-25 10:00");

        (await SendAsync(year, "B", "副高"))!.Code.ShouldBe("intake-ended");
        (await SendAsync(year, "C", "中级")).ShouldBeNull();
        (await DueAsync(year, senior))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 1));
        await year.MoveToAsync("2024-11-15 10:00");
        (await SendAsync(year, "D", "中级")).ShouldBeNull();
    }

    [Fact]
    public async Task Where_the_window_tells_of_its_closing_whoever_has_applied_still_keeps_the_old_day()
    {
        await using var year = await OpenAsync(
            json => Changed(json, "Window", step => step["tellApplications"]!["expression"]!["value"] = "True"),
            json => Changed(json, "Deadline", step => step.Remove("due"))
        );
        var early = await year.SubmittedAsync("A");
        await ClosedAsync(year, Close());
        var late = await year.SubmittedAsync("B");
        await year.MoveToAsync("2024-10-20 09:00");

        (await DueAsync(year, early))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 1));
        (await DueAsync(year, late))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 1));
        await year.MoveToAsync("2024-11-02 09:00");
        (await year.ApplicationAsync(early)).FinalState.ShouldBe(Stages.Overdue);
        (await year.ApplicationAsync(late)).FinalState.ShouldBe(Stages.Overdue);

        static string Changed(string json, string id, Action<JsonObject> change)
        {
            var definition = JsonNode.Parse(json)!;
            change(definition["root"]!["activities"]!.AsArray().First(step => (string?)step!["id"] == id)!.AsObject());
            return definition.ToJsonString();
        }
    }

    [Fact]
    public async Task It_is_taken_back_until_the_new_day_is_over_and_then_not()
    {
        await using var year = await OpenAsync();
        var closed = await ClosedAsync(year, Close());
        await ClosedAsync(year, Revert(closed));
        await year.MoveToAsync("2024-10-21 09:00");

        var id = await year.SubmittedAsync("A");
        (await DueAsync(year, id))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 1));
        var again = await ClosedAsync(year, Close() with { To = new LocalDate(2024, 10, 22) });
        await year.MoveToAsync("2024-10-23 09:00");
        (await year.Node.Get<MoveDesk>().PreviewAsync(Revert(again), default)).Refusal!.Code.ShouldBe("took-effect");
    }

    [Fact]
    public async Task A_closing_that_is_moved_later_for_all_opens_the_intake_again_for_all()
    {
        await using var year = await OpenAsync();
        var early = await year.SubmittedAsync("A");
        await ClosedAsync(year, Close());
        await ClosedAsync(
            year,
            new MoveRequest
            {
                Kind = DateMoveKind.Dates,
                Reason = "增加名额",
                Cycle = "TJ-2024",
                Dates = new Dictionary<string, LocalDate> { ["apply.closes"] = new(2024, 11, 6) },
            }
        );
        await year.MoveToAsync("2024-11-04 09:00");

        await year.SubmittedAsync("B");
        (await DueAsync(year, early))["Deadline/due"].ShouldBe(new LocalDate(2024, 11, 6));
    }

    [Fact]
    public async Task Journal_portals_and_those_who_have_something_to_do_are_told_once()
    {
        await using var year = await OpenAsync();
        await year.SubmittedAsync("A");
        await year.SubscribeAsync();

        await ClosedAsync(year, Close());
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        await using var context = year.Node.Context();
        (await context.Journal.SingleAsync(line => line.Event == MoveJournal.ClosedEarly)).Message.ShouldBe(
            $"提前截止：自2024-10-19起不再受理新的申报。理由：{Why}（li批准）"
        );
        var notices = await context.PendingNotices.Where(notice => notice.Template == "Z-24").ToListAsync();
        notices.ShouldContain(notice => notice.Role == Roles.Employer && notice.Assignee == "U001");
        notices.ShouldContain(notice => notice.Role == Roles.Office);
        notices.Select(notice => notice.Key).ShouldBeUnique();
        (await context.Outbox.Select(message => message.Payload).ToListAsync()).ShouldContain(payload =>
            payload.Contains("intake.closed") && payload.Contains(Why)
        );
    }

    [Fact]
    public async Task Its_proposer_may_not_approve_it_nor_anybody_what_has_changed()
    {
        await using var year = await OpenAsync();
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Close() with { To = null }, "zhang", default);

        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.SecondPerson
        );
        await year.SubmittedAsync("A");
        (await desk.PreviewAsync(Close() with { To = null }, default)).Preview!.Hash.ShouldBe(proposed.Preview.Hash);
        await year.MoveToAsync("2024-10-09 09:00");
        (await desk.ApproveAsync(proposed.Move.Id, proposed.Preview.Hash, "li", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.PreviewChanged
        );
        (await desk.PreviewAsync(Close() with { Cycle = "TJ-1999" }, default)).Refusal!.Code.ShouldBe("no-cycle");
    }

    private static MoveRequest Close() =>
        new()
        {
            Kind = DateMoveKind.Close,
            Reason = Why,
            Cycle = "TJ-2024",
            To = Last,
        };

    private static MoveRequest Revert(MoveOutcome move) =>
        new()
        {
            Kind = DateMoveKind.Revert,
            Reason = "名额增加",
            Of = move.Move!.Id.ToString(),
        };

    private static async Task<MoveOutcome> ClosedAsync(Year year, MoveRequest request)
    {
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(request, "zhang", default);
        proposed.Refusal.ShouldBeNull();
        var approved = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        approved.Refusal.ShouldBeNull();
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
        return approved;
    }

    private static async Task<Refusal?> SendAsync(Year year, string person, string level) =>
        (await year.SendAsync(year.Submission(person, change: payload => payload["level"] = level))).Refusal;

    private static async Task<long> SubmittedAsync(Year year, string person, string level)
    {
        var answer = await year.SendAsync(year.Submission(person, change: payload => payload["level"] = level));
        answer.Refusal.ShouldBeNull();
        return answer.InstanceId!.Value;
    }

    /// <summary>By activity and name, the last local day of what waits.</summary>
    private static async Task<Dictionary<string, LocalDate>> DueAsync(Year year, long id)
    {
        await using var context = year.Node.Context();
        return await context
            .Deadlines.Where(deadline => deadline.InstanceId == id && deadline.State == DeadlineState.Armed)
            .ToDictionaryAsync(
                deadline => $"{deadline.NodeId.Split(':')[^1]}/{deadline.Name}",
                deadline => deadline.DueDate
            );
    }

    private async Task<Year> OpenAsync(Func<string, string>? schedule = null, Func<string, string>? application = null)
    {
        var year = await Year.StartAsync(postgres, schedule: schedule, application: application);
        await year.OpenWindowAsync();
        return year;
    }
}
