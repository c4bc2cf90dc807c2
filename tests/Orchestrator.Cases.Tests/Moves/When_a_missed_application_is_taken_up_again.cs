using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>恢复办理: what ended because a date was missed goes on where it was, until the day that two persons gave it.</summary>
public sealed class When_a_missed_application_is_taken_up_again(Postgres postgres)
{
    private const string Why = "门户故障，申报人无法提交";
    private static readonly LocalDate CorrectionDay = new(2024, 10, 14);
    private static readonly LocalDate Closing = new(2024, 11, 1);

    [Fact]
    public async Task Its_preview_says_what_was_missed_when_and_where_it_goes_back_to()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        var number = (await year.ApplicationAsync(id)).Number;

        var preview = await PreviewAsync(year, Reopen(new LocalDate(2024, 10, 24), number));

        preview.IsLawful.ShouldBeTrue();
        var line = preview.Cycles.ShouldHaveSingleItem().TakenUp.ShouldHaveSingleItem();
        (line.Application, line.Missed, line.Until, line.Role).ShouldBe(
            (number, CorrectionDay, new LocalDate(2024, 10, 24), Roles.Applicant)
        );
        (line.From, line.To).ShouldBe(("视为放弃", "用人单位退回补正"));
        line.Also.ShouldBeEmpty();
        (await year.ApplicationAsync(id)).FinalState.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public async Task The_missed_step_is_open_again_and_what_was_decided_stays()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        await ReopenedAsync(year, new LocalDate(2024, 10, 24), id);

        var application = await year.ApplicationAsync(id);
        (application.FinalState, application.Stage).ShouldBe((null, Stages.EmployerCorrection));
        await using var context = year.Node.Context();
        (await context.Instances.SingleAsync(instance => instance.Id == id)).Status.ShouldBe(WorkflowStatus.Running);
        (await DaysAsync(context, id, "correction")).ShouldBe([
            (CorrectionDay, DeadlineState.Missed),
            (new LocalDate(2024, 10, 24), DeadlineState.Armed),
        ]);
        (await DaysAsync(context, id, "due")).ShouldBe([(Closing, DeadlineState.Void), (Closing, DeadlineState.Armed)]);
        (await context.Journal.SingleAsync(line => line.Event == MoveJournal.TakenUp)).Message.ShouldBe(
            $"恢复办理：“用人单位审核推荐（补正）”2024-10-14逾期，重新开放至2024-10-24。理由：{Why}（li批准）"
        );
        (await context.Journal.SingleAsync(line => line.Event == MoveJournal.AllTakenUp)).InstanceId.ShouldBe(
            year.CycleId
        );
        await year.MoveToAsync("2024-10-24 23:59");
        await CorrectedAsync(year, id);
        (await year.SendAsync(id, ReviewEvents.EmployerDecided, Recommended)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Missed_again_it_ends_again_and_can_be_taken_up_once_more()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        await ReopenedAsync(year, new LocalDate(2024, 10, 21), id);
        await year.MoveToAsync("2024-10-22 00:00");

        (await year.ApplicationAsync(id)).FinalState.ShouldBe(Stages.Abandoned);
        await ReopenedAsync(year, new LocalDate(2024, 10, 25), id);
        await CorrectedAsync(year, id);

        await using var context = year.Node.Context();
        (await DaysAsync(context, id, "correction")).ShouldBe([
            (CorrectionDay, DeadlineState.Missed),
            (new LocalDate(2024, 10, 21), DeadlineState.Missed),
            (new LocalDate(2024, 10, 25), DeadlineState.Met),
        ]);
    }

    [Fact]
    public async Task After_the_departments_last_day_all_steps_up_to_it_go_on_until_the_new_one()
    {
        await using var year = await OpenAsync();
        var id = await year.SubmittedAsync("A");
        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-11-04 09:00");
        (await year.ApplicationAsync(id)).FinalState.ShouldBe(Stages.Overdue);

        await ReopenedAsync(year, new LocalDate(2024, 11, 15), id);

        (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.EmployerReview);
        (await year.SendAsync(id, ReviewEvents.EmployerDecided, Recommended)).Refusal.ShouldBeNull();
        (await PostedAsync(year, id, "2024-11-04")).ShouldBeNull();
        await year.MoveToAsync("2024-11-14 09:00");
        (await year.SendAsync(id, ReviewEvents.DepartmentDecided, Submitted)).Refusal.ShouldBeNull();
        (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.OfficeAcceptance);
        await using var context = year.Node.Context();
        (await DaysAsync(context, id, "due")).ShouldBe([
            (Closing, DeadlineState.Missed),
            (new LocalDate(2024, 11, 15), DeadlineState.Met),
        ]);
    }

    [Fact]
    public async Task A_publicity_that_hung_when_it_ended_is_posted_again()
    {
        await using var year = await OpenAsync();
        var id = await year.SubmittedAsync("A");
        await year.MoveToAsync("2024-10-31 09:00");
        (await year.SendAsync(id, ReviewEvents.EmployerDecided, Recommended)).Refusal.ShouldBeNull();
        (await PostedAsync(year, id, "2024-10-31")).ShouldBeNull();
        await year.MoveToAsync("2024-11-04 09:00");
        var number = (await year.ApplicationAsync(id)).Number;
        (await PreviewAsync(year, Reopen(new LocalDate(2024, 11, 15), number)))
            .Cycles[0]
            .Findings.ShouldContain(finding => finding.Code == "publicity-again" && !finding.Refuses);

        await ReopenedAsync(year, new LocalDate(2024, 11, 15), id);
        await year.MoveToAsync("2024-11-08 09:00");

        // Its five days from 31 October would be over; nobody could object while it had ended.
        (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.EmployerPublicity);
        (await PostedAsync(year, id, "2024-11-08")).ShouldBeNull();
        await year.MoveToAsync("2024-11-15 23:00");
        (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.EmployerPublicity);
    }

    [Fact]
    public async Task A_day_that_cannot_be_kept_is_refused_by_name()
    {
        await using var year = await OpenAsync();
        var corrected = await AbandonedAsync(year, "A");
        var waiting = await year.SubmittedAsync("B");
        var numbers = new[] { corrected, waiting }.Select(id => year.ApplicationAsync(id).Result.Number).ToList();
        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();

        (await RefusalAsync(year, Reopen(new LocalDate(2024, 10, 1), numbers[0]))).ShouldBe("date-in-past");
        (await RefusalAsync(year, Reopen(new LocalDate(2024, 10, 24), "9"))).ShouldBe("unknown-application");
        (await RefusalAsync(year, Reopen(new LocalDate(2024, 10, 24)))).ShouldBe("no-applications");
        (await RefusalAsync(year, Reopen(new LocalDate(2024, 10, 24), numbers[0]) with { To = null })).ShouldBe(
            "no-new-day"
        );
        (await AgainstAsync(year, new LocalDate(2024, 10, 24), numbers[1])).ShouldBe(
            $"申报{numbers[1]}不是因逾期而终止的（现为“用人单位审核”），不能恢复办理。"
        );
        (await AgainstAsync(year, new LocalDate(2024, 11, 8), numbers[0])).ShouldContain(
            "新的截止日2024-11-08晚于“用人单位审核推荐（补正）”的最后一日2024-11-01"
        );
        await year.MoveToAsync("2024-11-04 09:00");
        (await AgainstAsync(year, new LocalDate(2024, 11, 8), numbers[1])).ShouldContain("单位内部公示须满5个工作日");
        (await AgainstAsync(year, new LocalDate(2024, 12, 16), numbers[1])).ShouldContain("评审会议");
    }

    [Fact]
    public async Task Who_has_applied_anew_since_is_named()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        var ended = await year.ApplicationAsync(id);
        await using (var context = year.Node.Context())
        {
            context.Applications.Add(
                new Application
                {
                    InstanceId = id + 1000,
                    CycleId = ended.CycleId,
                    Number = "2024000099",
                    PersonKey = ended.PersonKey,
                    Employer = "U002",
                    Series = ended.Series,
                    Level = ended.Level,
                    Data = "{}",
                }
            );
            await context.SaveChangesAsync();
        }

        (await AgainstAsync(year, new LocalDate(2024, 10, 24), ended.Number)).ShouldBe(
            $"申报{ended.Number}的申报人此后又提交了申报2024000099（天津市2024年度职称评审），不能恢复办理。"
        );
    }

    [Fact]
    public async Task The_person_cannot_apply_beside_it()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        await ReopenedAsync(year, new LocalDate(2024, 10, 24), id);

        (await year.SendAsync(year.Submission("A"))).Refusal.ShouldNotBeNull().Code.ShouldBe("not-eligible");
    }

    [Fact]
    public async Task Those_concerned_and_the_portals_are_told()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        await year.SubscribeAsync();

        await ReopenedAsync(year, new LocalDate(2024, 10, 24), id);

        await using var context = year.Node.Context();
        var notices = await context.PendingNotices.Where(notice => notice.Template == "Z-22").ToListAsync();
        notices.Select(notice => notice.Role).ShouldBe([Roles.Employer, Roles.Department], ignoreOrder: true);
        notices.Single(notice => notice.Role == Roles.Employer).Assignee.ShouldBe("U001");
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-23")).Role.ShouldBe(Roles.Applicant);
        var sent = await context.Outbox.Select(message => message.Payload).ToListAsync();
        sent.ShouldContain(payload => payload.Contains("application.reopened") && payload.Contains("2024-10-24"));
        (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == id && deadline.State == DeadlineState.Armed && deadline.Name == "correction"
            )
        ).Remind.ShouldBeTrue();
    }

    [Fact]
    public async Task Dates_that_are_moved_for_all_leave_the_day_that_it_was_given()
    {
        await using var year = await OpenAsync();
        var id = await year.SubmittedAsync("A");
        await year.MoveToAsync("2024-11-04 09:00");
        await ReopenedAsync(year, new LocalDate(2024, 11, 15), id);

        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();

        await using var context = year.Node.Context();
        (await DaysAsync(context, id, "due"))[^1].ShouldBe((new LocalDate(2024, 11, 15), DeadlineState.Armed));
    }

    [Fact]
    public async Task It_takes_two_persons_and_the_preview_that_was_shown()
    {
        await using var year = await OpenAsync();
        var id = await AbandonedAsync(year, "A");
        var desk = year.Node.Get<MoveDesk>();
        var number = (await year.ApplicationAsync(id)).Number;
        var proposed = await desk.ProposeAsync(Reopen(new LocalDate(2024, 10, 24), number), "zhang", default);

        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.SecondPerson
        );
        (await desk.ApproveAsync(proposed.Move.Id, "0", "li", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.PreviewChanged
        );
        (
            await desk.PreviewAsync(Reopen(new LocalDate(2024, 10, 24), number) with { Reason = " " }, default)
        ).Refusal!.Code.ShouldBe("reason-missing");
    }

    [Fact]
    public async Task What_fails_in_the_middle_changes_nothing_and_the_next_run_makes_it_good()
    {
        await using var year = await OpenAsync();
        var first = await ReturnedAsync(year, "A");
        var second = await AbandonedAsync(year, "B");
        await DamageAsync(year, second);
        var numbers = new[] { first, second }.Select(id => year.ApplicationAsync(id).Result.Number).ToArray();
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Reopen(new LocalDate(2024, 10, 24), numbers), "zhang", default);

        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();

        (await year.ApplicationAsync(first)).FinalState.ShouldBe(Stages.Abandoned);
        await RepairAsync(year);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);
        foreach (var id in new[] { first, second })
            (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.EmployerCorrection);
        await using var context = year.Node.Context();
        (await context.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Applied);
    }

    private static readonly string Picture =
        $$"""{"fileName":"a.jpg","contentType":"image/jpeg","sha256":"{{new string('a', 64)}}"}""";

    private const string Recommended = """{"decision":"recommended","checks":["continuingEducation"]}""";
    private const string Submitted = """{"decision":"submitted","checks":["continuingEducation"]}""";

    private static MoveRequest Reopen(LocalDate until, params string[] numbers) =>
        new()
        {
            Kind = DateMoveKind.Reopen,
            Reason = Why,
            Cycle = "TJ-2024",
            Applications = numbers,
            To = until,
        };

    private async Task<Year> OpenAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        return year;
    }

    /// <summary>Returned by the employer on 8 October and not corrected until the 14th; it is the 17th.</summary>
    private static async Task<long> AbandonedAsync(Year year, string person)
    {
        var id = await ReturnedAsync(year, person);
        await year.MoveToAsync("2024-10-17 09:00");
        (await year.ApplicationAsync(id)).FinalState.ShouldBe(Stages.Abandoned);
        return id;
    }

    private static async Task<long> ReturnedAsync(Year year, string person)
    {
        var id = await year.SubmittedAsync(person);
        (
            await year.SendAsync(id, ReviewEvents.EmployerDecided, """{"decision":"returned","reasons":["材料不清"]}""")
        ).Refusal.ShouldBeNull();
        return id;
    }

    private static async Task<MovePreview> PreviewAsync(Year year, MoveRequest request) =>
        (await year.Node.Get<MoveDesk>().PreviewAsync(request, default)).Preview.ShouldNotBeNull();

    private static async Task<string> RefusalAsync(Year year, MoveRequest request) =>
        (await year.Node.Get<MoveDesk>().PreviewAsync(request, default)).Refusal.ShouldNotBeNull().Code;

    private static async Task<string> AgainstAsync(Year year, LocalDate until, string number) =>
        string.Concat(
            (await PreviewAsync(year, Reopen(until, number)))
                .Cycles.Single()
                .Findings.Where(finding => finding.Refuses)
                .Select(finding => finding.Chinese)
        );

    private static async Task ReopenedAsync(Year year, LocalDate until, params long[] ids)
    {
        var numbers = new List<string>();
        foreach (var id in ids)
            numbers.Add((await year.ApplicationAsync(id)).Number);
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Reopen(until, [.. numbers]), "zhang", default);
        proposed.Preview!.Cycles[0].Findings.ShouldNotContain(finding => finding.Refuses);
        var approved = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        approved.Refusal.ShouldBeNull();
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
    }

    private static async Task CorrectedAsync(Year year, long id) =>
        (await year.SendAsync(id, ReviewEvents.ApplicationUpdated, """{"changes":"已补齐"}""")).Refusal.ShouldBeNull();

    private static async Task<Refusal?> PostedAsync(Year year, long id, string day) =>
        (
            await year.SendAsync(
                id,
                ReviewEvents.PublicityPosted,
                $$"""{"postedOn":"{{day}}","evidence":[{{Picture}}]}"""
            )
        ).Refusal;

    private static async Task<List<(LocalDate Day, DeadlineState State)>> DaysAsync(
        Storage.Model.OrchestratorDbContext context,
        long id,
        string name
    ) =>
        (
            await context
                .Deadlines.Where(deadline => deadline.InstanceId == id && deadline.Name == name)
                .OrderBy(deadline => deadline.Id)
                .Select(deadline => new { deadline.DueDate, deadline.State })
                .ToListAsync()
        ).ConvertAll(row => (row.DueDate, row.State));

    /// <summary>Lets the database refuse the line of one application's journal, as a crash in the middle would end the commit.</summary>
    private static async Task DamageAsync(Year year, long id)
    {
        await using var context = year.Node.Context();
#pragma warning disable EF1002 // The text is the test's own.
        await context.Database.ExecuteSqlRawAsync(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'damaged' USING ERRCODE = '40001'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON journal FOR EACH ROW
            WHEN (NEW.instance_id = {id} AND NEW.event = '{MoveJournal.TakenUp}') EXECUTE FUNCTION refuse();
            """
        );
#pragma warning restore EF1002
    }

    private static async Task RepairAsync(Year year)
    {
        await using var context = year.Node.Context();
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER refuse ON journal");
        await context.DeadLetters.ExecuteDeleteAsync();
    }
}
