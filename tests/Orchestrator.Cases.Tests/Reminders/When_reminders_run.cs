using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Reminders;

[Collection(DeliveryCollection.Name)]
public sealed class When_reminders_run(DeliveryDatabase database, MailServer smtp)
{
    private const long CycleId = 500;

    private readonly FakeClock _clock = new(Given.At("2024-10-29 09:30"));

    [Fact]
    public async Task Each_person_receives_one_mail_for_hundreds_of_applications()
    {
        using var store = await FilledAsync(300);
        var sending = new Sending(store, _clock, smtp.Options);

        var outcome = (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem();
        outcome.ShouldBe(
            new ReminderOutcome(
                "cn",
                new ReminderSlot(Given.Day("2024-10-29"), ReminderHour.Morning),
                3,
                100,
                Duration.Zero
            )
        );
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(3, 0, 0));

        var mails = (await smtp.TakeAsync(3)).OrderBy(mail => mail.To, StringComparer.Ordinal).ToList();
        mails
            .Select(mail => mail.To)
            .ShouldBe(["department1@review.example", "department2@review.example", "title@review.example"]);
        mails[0].Subject.ShouldBe("【职称评审】即将到期1项（10月29日）");
        mails[0]
            .Body.ShouldContain(
                "〔天津市工程系列2024年度评审〕\n1. 【审核截止】业务主管部门审核提交：尚有100件待审核提交，截止时间2024年11月1日（星期五）24时，还有3个工作日。"
            );
        mails[1].Body.ShouldContain("尚有100件待审核提交");
        mails[2].Subject.ShouldBe("【职称评审】未送达提醒1项（10月29日）");
        mails[2].Body.ShouldContain("D3未登记联系人，100项提醒未能送达");
    }

    [Fact]
    public async Task Mails_evidence_and_the_mark_are_one_commit()
    {
        using var store = await FilledAsync(3);
        await Run(store).RunSlotAsync(_clock.Now, default);

        var now = _clock.Now;
        await using var context = store.CreateContext();
        var outbox = await context.Outbox.ToListAsync();
        var evidence = await context.SentReminders.ToListAsync();
        evidence.Count.ShouldBe(3);
        evidence.ShouldAllBe(row => row.SentAt == now && row.TemplateVersion == "1" && row.Channel == "mail");
        evidence.Select(row => row.OutboxId).ShouldBe(outbox.Select(row => (long?)row.Id), ignoreOrder: true);
        var department = evidence.Single(row => row.Recipient == "department1@review.example");
        department.Template.ShouldBe("C-03");
        department.DeadlineId.ShouldNotBeNull("it is about one deadline");
        (await context.ReminderSlotRuns.SingleAsync()).ShouldSatisfyAllConditions(
            run => run.Slot.ShouldBe(_clock.Now),
            run => run.Digests.ShouldBe(3),
            run => run.WithoutRecipient.ShouldBe(1)
        );
        outbox.ShouldAllBe(row => !row.Key.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slot_is_sent_once_however_many_try()
    {
        using var store = await FilledAsync(3);
        await Run(store).RunSlotAsync(Given.At("2024-10-28 09:30"), default);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Run(store).RunSlotAsync(_clock.Now, default))
        );
        outcomes.Count(outcome => outcome.Count == 1).ShouldBe(1);
        (await Run(store).RunSlotAsync(_clock.Now + Duration.FromMinutes(20), default)).ShouldBeEmpty();
        await using var context = store.CreateContext();
        (await context.Outbox.CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task The_very_first_slot_is_sent_once_too()
    {
        using var store = await FilledAsync(3);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Run(store).RunSlotAsync(_clock.Now, default))
        );
        outcomes.Count(outcome => outcome.Count == 1).ShouldBe(1);
    }

    [Fact]
    public async Task A_missed_slot_is_sent_late_on_its_day_and_on_rest_days_nothing_is()
    {
        using var store = await FilledAsync(3);
        await Run(store).RunSlotAsync(Given.At("2024-10-28 17:00"), default);
        var late = (await Run(store).RunSlotAsync(Given.At("2024-10-29 12:10"), default)).ShouldHaveSingleItem();
        late.Late.ShouldBe(Duration.FromMinutes(130), "09:30 and 10:00 are sent as one");
        late.Digests.ShouldBe(3);
        (await Run(store).RunSlotAsync(Given.At("2024-11-02 09:30"), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slot_with_nothing_to_say_is_left_out_and_the_next_takes_its_time()
    {
        using var store = await FilledAsync(0);
        await Run(store).RunSlotAsync(Given.At("2024-10-29 09:30"), default);
        var run = Run(store);
        (await run.RunSlotAsync(Given.At("2024-10-29 10:00"), default)).ShouldBeEmpty();
        await using (var context = store.CreateContext())
        {
            context.PendingNotices.Add(Notice(1, "D-03", "department", "D1", "{}"));
            await context.SaveChangesAsync();
        }

        (await run.RunSlotAsync(Given.At("2024-10-29 14:00"), default)).ShouldBeEmpty("a notice waits for 15:00");
        (await run.RunSlotAsync(Given.At("2024-10-29 15:00"), default)).ShouldHaveSingleItem().Digests.ShouldBe(1);
    }

    [Fact]
    public async Task Missed_deadlines_go_up_until_their_step_is_done()
    {
        using var store = await FilledAsync(6);
        await using (var context = store.CreateContext())
        {
            await context.Deadlines.ExecuteUpdateAsync(set =>
                set.SetProperty(deadline => deadline.State, DeadlineState.Missed)
                    .SetProperty(deadline => deadline.DecidedAt, Given.Midnight("2024-11-01"))
            );
            // The first application of D1 went on; the second still waits.
            context.Journal.Add(
                new JournalLine
                {
                    Id = 9_000_000,
                    InstanceId = 1000,
                    At = _clock.Now,
                    Event = "Steps",
                    Data = """{"steps":["Ca1000=Overdue"]}""",
                }
            );
            await context.SaveChangesAsync();
        }

        await Run(store).RunSlotAsync(Given.At("2024-11-01 17:00"), default);
        await Run(store).RunSlotAsync(Given.At("2024-11-04 09:30"), default);
        (await BodiesAsync(store, "title")).ShouldContain("【逾期日报】截至今日，6项任务逾期，其中影响总时限0项。");
        await Run(store).RunSlotAsync(Given.At("2024-11-05 09:30"), default);
        (await BodiesAsync(store, "title")).ShouldContain("【逾期日报】截至今日，5项任务逾期");
        (await BodiesAsync(store, "department1")).ShouldContain("已过1个工作日，1件未完成，请立即办理");
        (await BodiesAsync(store, "office1")).ShouldContain(
            "单位D1、单位D2、D3：业务主管部门审核提交已过截止时间2024年11月1日（星期五）24时（已逾1个工作日），6件未完成"
        );
    }

    [Fact]
    public async Task Notices_join_the_digest_once_and_those_of_strangers_are_counted()
    {
        using var store = await FilledAsync(0);
        await using (var context = store.CreateContext())
        {
            context.PendingNotices.Add(Notice(1, "D-03", "department", "D1", "{}"));
            context.PendingNotices.Add(
                Notice(2, "E-05", "applicant", "2024000001", """{"from":"用人单位","to":"主管部门"}""")
            );
            context.PendingNotices.Add(Notice(3, "E-05", "applicant", "2024000002", "{}"));
            context.PendingNotices.Add(Notice(4, "D-03", "department", "D1", "{}", day: "2024-10-30"));
            await context.SaveChangesAsync();
        }

        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem().Digests.ShouldBe(2);
        (await BodiesAsync(store, "department1")).ShouldContain("公示留痕");
        (await BodiesAsync(store, "title")).ShouldContain("申报人共2项通知");
        await using (var context = store.CreateContext())
        {
            (
                await context.PendingNotices.OrderBy(notice => notice.Id).Select(notice => notice.State).ToListAsync()
            ).ShouldBe([NoticeState.Sent, NoticeState.Dropped, NoticeState.Dropped, NoticeState.Waiting]);
        }

        (await Run(store).RunSlotAsync(Given.At("2024-10-29 15:00"), default)).ShouldBeEmpty("all is said");
    }

    [Theory]
    [InlineData(CycleStatus.Finished)]
    [InlineData(CycleStatus.Cancelled)]
    public async Task A_cycle_that_has_ended_says_its_last_and_then_no_more(CycleStatus status)
    {
        using var store = await FilledAsync(3);
        await using (var context = store.CreateContext())
        {
            context.PendingNotices.Add(Notice(1, "D-03", "department", "D1", "{}"));
            await context.SaveChangesAsync();
            await context.Cycles.ExecuteUpdateAsync(set => set.SetProperty(cycle => cycle.Status, status));
        }

        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem().Digests.ShouldBe(1);
        var said = await BodiesAsync(store, "department1");
        said.ShouldContain("公示留痕");
        said.ShouldNotContain("审核截止", Case.Sensitive, "there is nothing left to do");
        (await Run(store).RunSlotAsync(Given.At("2024-10-30 09:30"), default)).ShouldBeEmpty("all is said");
    }

    [Fact]
    public async Task Sandboxes_remind_nobody_but_in_a_simulation()
    {
        using var store = await FilledAsync(3);
        await using (var context = store.CreateContext())
        {
            await context.Cycles.ExecuteUpdateAsync(set => set.SetProperty(cycle => cycle.IsSandbox, true));
        }

        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldBeEmpty();
        (await Run(store, new ReminderOptions { IncludeSandboxes = true }).RunSlotAsync(_clock.Now, default))
            .ShouldHaveSingleItem()
            .Digests.ShouldBe(3);
    }

    [Fact]
    public async Task A_hundred_thousand_deadlines_are_grouped_by_the_database()
    {
        using var store = await FilledAsync(0);
        await using (var context = store.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO deadlines (id, instance_id, cycle_id, activity_instance_id, node_id, name, kind, role, assignee, clauses, due_at, due_date, hard, provisional, remind, state)
                SELECT 1000000 + i, 1000000 + i, 500, 'a', 'submit', 'due', 0, 'department', 'D' || (i % 2 + 1), 'TJ24-4.2-i', '2024-11-01 16:00+00', '2024-11-01', true, false, true, 0
                FROM generate_series(1, 100000) i
                """
            );
        }

        var outcome = (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem();
        outcome.Digests.ShouldBe(2);
        (await BodiesAsync(store, "department1")).ShouldContain("尚有50000件待审核提交");
    }

    [Fact]
    public async Task More_digests_than_a_block_of_ids_holds_are_all_sent()
    {
        const int Departments = 5_001;
        using var store = await FilledAsync(0);
        await using (var context = store.CreateContext())
        {
            for (var number = 1; number <= Departments; number++)
            {
                var contact = Given.Contact("department", $"X{number}", $"x{number}");
                contact.Id = 100 + number;
                context.Contacts.Add(contact);
            }

            await context.SaveChangesAsync();
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO deadlines (id, instance_id, cycle_id, activity_instance_id, node_id, name, kind, role, assignee, clauses, due_at, due_date, hard, provisional, remind, state)
                SELECT 1000000 + i, 1000000 + i, 500, 'a', 'submit', 'due', 0, 'department', 'X' || i, 'TJ24-4.2-i', '2024-11-01 16:00+00', '2024-11-01', true, false, true, 0
                FROM generate_series(1, {Departments}) i
                """
            );
        }

        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem().Digests.ShouldBe(Departments);

        await using var after = store.CreateContext();
        (await after.Outbox.CountAsync()).ShouldBe(Departments);
        (await after.SentReminders.CountAsync()).ShouldBe(Departments);
    }

    [Fact]
    public async Task A_region_without_a_calendar_is_one_dead_letter_until_it_has_one_and_holds_up_no_other()
    {
        using var store = await FilledAsync(3);
        await using (var context = store.CreateContext())
        {
            var cycle = await context.Cycles.AsNoTracking().SingleAsync();
            (cycle.InstanceId, cycle.Code, cycle.CalendarRegion) = (CycleId + 1, "XX-2024", "aa");
            context.Cycles.Add(cycle);
            await context.SaveChangesAsync();
        }

        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldHaveSingleItem().Region.ShouldBe("cn");
        (await Run(store).RunSlotAsync(_clock.Now, default)).ShouldBeEmpty();

        await using var after = store.CreateContext();
        var letter = await after.DeadLetters.SingleAsync();
        (letter.Kind, letter.Name, letter.State).ShouldBe((DeadLetterKind.Reminder, "aa", DeadLetterState.Open));
    }

    private static ReminderRun Run(PostgreSqlWorkStore store, ReminderOptions? options = null) =>
        new(
            store,
            _ => ValueTask.FromResult(CalendarBook.Official),
            options ?? new ReminderOptions(),
            new PageRunner(store, NullLogger<PageRunner>.Instance),
            new DeadLetterBook(
                store,
                new AlarmBell((_, _) => Task.CompletedTask, NullLogger<AlarmBell>.Instance),
                NullLogger<DeadLetterBook>.Instance
            ),
            NullLogger<ReminderRun>.Instance
        );

    private static PendingNotice Notice(
        long id,
        string template,
        string role,
        string assignee,
        string data,
        string day = "2024-10-29"
    ) =>
        new()
        {
            Id = id,
            CycleId = CycleId,
            Key = $"n{id}",
            Template = template,
            Role = role,
            Assignee = assignee,
            Data = data,
            Day = Given.Day(day),
            CreatedAt = Given.At("2024-10-29 08:00"),
        };

    private static async Task<string> BodiesAsync(PostgreSqlWorkStore store, string person)
    {
        await using var context = store.CreateContext();
        var payloads = await context
            .Outbox.Where(message => message.Destination == person + "@review.example")
            .OrderBy(message => message.Id)
            .Select(message => message.Payload)
            .ToListAsync();
        return string.Join("\n======\n", payloads.Select(payload => OutgoingMail.Read(payload)!.Text));
    }

    /// <summary>
    /// A cycle, contacts of D1, D2, O1 and the title office, and applications of D1, D2, D3 in turn, each to be
    /// submitted by 1 November.
    /// </summary>
    private async Task<PostgreSqlWorkStore> FilledAsync(int applications)
    {
        var store = await database.EmptyAsync(_clock);
        await using var context = store.CreateContext();
        context.DefinitionVersions.AddRange(
            Definition(1, DefinitionKind.Schedule, "[]"),
            Definition(
                2,
                DefinitionKind.Application,
                """[{"id":"submit","type":"TitleReview.DepartmentReview","metadata":{"displayText":"业务主管部门审核提交"}}]"""
            )
        );
        context.Cycles.Add(
            new Cycle
            {
                InstanceId = CycleId,
                Code = "TJ-2024",
                Name = "天津市工程系列2024年度评审",
                Jurisdiction = "TJ",
                Year = 2024,
                ScheduleVersionId = 1,
                ApplicationVersionId = 2,
                CalendarRegion = "cn",
                CalendarVersion = "x",
                Anchors = "{}",
                Options = "{}",
            }
        );
        foreach (
            var (contact, id) in new[]
            {
                Given.Contact("department", "D1", "department1"),
                Given.Contact("department", "D2", "department2"),
                Given.Contact("office", "O1", "office1"),
                Given.Contact("titleOffice", null, "title"),
            }.Select((contact, index) => (contact, index))
        )
        {
            contact.Id = id + 1;
            context.Contacts.Add(contact);
        }

        for (var i = 0; i < applications; i++)
        {
            Apply(context, 1000 + i, $"D{(i % 3) + 1}");
        }

        await context.SaveChangesAsync();
        return store;
    }

    private static DefinitionVersion Definition(long id, DefinitionKind kind, string activities) =>
        new()
        {
            Id = id,
            DefinitionId = $"d{id}",
            Version = 1,
            Name = "定义",
            Kind = kind,
            Json = $$"""{"id":"v","root":{"type":"Elsa.Flowchart","id":"flow","activities":{{activities}} } }""",
            Hash = "h",
            CreatedBy = "test",
        };

    private static void Apply(OrchestratorDbContext context, long id, string department)
    {
        context.Applications.Add(
            new Application
            {
                InstanceId = id,
                CycleId = CycleId,
                Number = $"2024{id:000000}",
                PersonKey = $"p{id}",
                Employer = "E1",
                Department = department,
                Committee = "O1",
                Series = "工程",
                Level = "senior",
                Data = "{}",
            }
        );
        context.Deadlines.Add(
            new Deadline
            {
                Id = id * 10,
                InstanceId = id,
                CycleId = CycleId,
                ActivityInstanceId = $"a{id}",
                NodeId = "Workflow1:flow:submit",
                Name = "due",
                Kind = DeadlineKind.Statutory,
                Role = "department",
                Clauses = "TJ24-4.2-i",
                DueAt = Given.Midnight("2024-11-01"),
                DueDate = Given.Day("2024-11-01"),
                Hard = true,
                Remind = true,
            }
        );
    }
}
