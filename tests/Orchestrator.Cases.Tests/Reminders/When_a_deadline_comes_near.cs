using NodaTime;
using NodaTime.Text;
using Orchestrator.Cases.Reminders;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Reminders;

public sealed class When_a_deadline_comes_near
{
    [Fact]
    public void Its_actor_is_reminded_on_the_ladder_days_and_at_the_last_call() =>
        Given
            .Sent("department1", "2024-10-08", "2024-11-01", _ => Given.Task("department", "D1", "2024-11-01"))
            .ShouldBe([
                "10-18 Morning C-03",
                "10-25 Morning C-03",
                "10-29 Morning C-03",
                "10-31 Morning C-03",
                "11-01 LastDay C-03",
                "11-01 LastCall C-04",
            ]);

    [Fact]
    public void The_head_gets_a_copy_on_the_last_two_days_only() =>
        Given
            .Sent("department1head", "2024-10-08", "2024-11-01", _ => Given.Task("department", "D1", "2024-11-01"))
            .ShouldBe(["10-31 Morning C-03", "11-01 LastDay C-03"]);

    [Fact]
    public void Nobody_else_is_told() =>
        new[] { "department2", "office1", "title", "leader", "employer1" }
            .SelectMany(person =>
                Given.Sent(person, "2024-10-08", "2024-11-01", _ => Given.Task("department", "D1", "2024-11-01"))
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_make_up_Saturday_sends_and_the_holiday_does_not() =>
        Given
            .Sent("department1", "2024-09-20", "2024-10-16", _ => Given.Task("department", "D1", "2024-10-16"))
            .ShouldBe([
                "09-27 Morning C-03",
                "10-10 Morning C-03",
                "10-12 Morning C-03",
                "10-15 Morning C-03",
                "10-16 LastDay C-03",
                "10-16 LastCall C-04",
            ]);

    [Fact]
    public void An_end_at_close_of_business_has_no_last_call() =>
        Given
            .Sent("department1", "2024-10-31", "2024-11-01", _ =>
                Given.Task("department", "D1", "2024-11-01") with
                {
                    DueAt = Given.At("2024-11-01 17:30"),
                }
            )
            .ShouldBe(["10-31 Morning C-03", "11-01 LastDay C-03"]);

    [Fact]
    public void An_end_at_a_second_names_the_last_that_counts() =>
        Given
            .Body(
                Given
                    .Plan(
                        "2024-10-31",
                        ReminderHour.Morning,
                        Given.Task("department", "D1", "2024-11-01") with
                        {
                            DueAt = Given.At("2024-11-01 17:30").Plus(Duration.FromSeconds(31)),
                        }
                    )
                    .Digests[0]
            )
            .ShouldContain("截止时间2024年11月1日（星期五）17:30:30，");

    [Fact]
    public void An_internal_date_has_no_last_call_and_its_own_words() =>
        Given
            .Sent("department1", "2024-10-31", "2024-11-01", _ =>
                Given.Task("department", "D1", "2024-11-01", DeadlineKind.Internal)
            )
            .ShouldBe(["10-31 Morning Z-04", "11-01 LastDay Z-04"]);

    [Fact]
    public void On_a_rest_day_the_last_working_day_before_it_counts_and_both_dates_are_named()
    {
        Given
            .Sent("department1", "2024-10-31", "2024-11-04", slot => Given.Task("department", "D1", "2024-11-03"))
            .ShouldBe(["10-31 Morning C-03", "11-01 LastDay C-03", "11-01 LastCall C-04"]);
        var body = Given.Body(
            Given
                .Plan("2024-10-31", ReminderHour.Morning, Given.Task("department", "D1", "2024-11-03", count: 7))
                .Digests[0]
        );
        body.ShouldContain(
            "在线审核提交：尚有7件待审核提交，截止时间2024年11月3日（星期日）24时（该日为非工作日，此前最后一个工作日为2024年11月1日（星期五）），还有1个工作日。"
        );
        Given
            .Body(
                Given.Plan("2024-11-01", ReminderHour.LastDay, Given.Task("department", "D1", "2024-11-03")).Digests[0]
            )
            .ShouldContain("今天是此前最后一个工作日");
    }

    [Fact]
    public void A_day_without_the_server_is_made_up_for_once_with_the_days_that_are_really_left()
    {
        var input = new ReminderInput
        {
            Calendar = Given.China,
            Slot = new ReminderSlot(Given.Day("2024-10-30"), ReminderHour.Morning),
            Since = Given.At("2024-10-24 17:00"),
            Tasks = [Given.Task("department", "D1", "2024-11-01")],
        };
        var digest = ReminderPlanner.Plan(input, Given.Contacts).Digests.ShouldHaveSingleItem();
        digest.Entries.ShouldHaveSingleItem().WorkingDaysLeft.ShouldBe(2);
    }

    [Fact]
    public void A_late_slot_takes_the_content_of_those_before_it()
    {
        var input = new ReminderInput
        {
            Calendar = Given.China,
            Slot = new ReminderSlot(Given.Day("2024-10-31"), ReminderHour.Afternoon),
            Since = Given.At("2024-10-30 17:00"),
            Tasks = [Given.Task("department", "D1", "2024-11-01")],
        };
        ReminderPlanner
            .Plan(input, Given.Contacts)
            .Digests.Select(Given.Who)
            .ShouldBe(["department1", "department1head"]);
    }

    [Fact]
    public void A_person_gets_one_digest_whatever_there_is_to_do()
    {
        var contacts = new ContactBook([
            Given.Contact("department", "D1", "li"),
            Given.Contact("office", "O1", "li"),
            Given.Contact("department", "D1", "wang"),
        ]);
        ReminderTask[] tasks =
        [
            Given.Task("department", "D1", "2024-11-01", count: 200) with
            {
                SuperiorOrganisation = "O1",
            },
            Given.Task("department", "D1", "2024-11-01", count: 28) with
            {
                SuperiorOrganisation = "O2",
            },
            Given.Task("office", "O1", "2024-11-01", count: 3) with
            {
                Step = "audit/due",
            },
            Given.Task("department", "D1", "2024-11-01", DeadlineKind.Internal, count: 5) with
            {
                CycleId = 2,
                CycleName = "卫生系列",
            },
        ];
        var plan = ReminderPlanner.Plan(
            new ReminderInput
            {
                Calendar = Given.China,
                Slot = new ReminderSlot(Given.Day("2024-10-29"), ReminderHour.Morning),
                Tasks = tasks,
            },
            contacts
        );
        plan.Digests.Select(Given.Who).ShouldBe(["li", "wang"]);
        plan.Digests[0]
            .Entries.Select(entry => (entry.Template, entry.Count))
            .ShouldBe([("Z-04", 5), ("B-02", 3), ("C-03", 228)], ignoreOrder: true);
        DigestWriter
            .Write(plan.Digests[0], plan.Digests[0].Slot.At)
            .Subject.ShouldBe("【职称评审】即将到期3项（10月29日）");
    }

    [Fact]
    public void Who_must_act_but_has_no_contact_is_listed_to_the_title_office()
    {
        var plan = Given.Plan(
            "2024-10-29",
            ReminderHour.Morning,
            Given.Task("employer", "E9", "2024-11-01", count: 4),
            Given.Task("employer", "E8", "2024-11-01", count: 2)
        );
        plan.WithoutRecipient.ShouldBe(6);
        var digest = plan.Digests.ShouldHaveSingleItem();
        Given.Who(digest).ShouldBe("title");
        Given.Body(digest).ShouldContain("E8、E9未登记联系人，6项提醒未能送达");
    }

    [Fact]
    public void Applicants_without_a_mail_address_are_counted_for_the_title_office()
    {
        var plan = Given.Plan(
            "2024-10-29",
            ReminderHour.Morning,
            Given.Task("applicant", null, "2024-11-01", count: 120)
        );
        plan.WithoutRecipient.ShouldBe(120);
        Given
            .Body(plan.Digests.ShouldHaveSingleItem())
            .ShouldContain("申报人共120项通知未登记邮箱，请由申报门户送达。");
    }

    [Fact]
    public void The_title_office_hears_of_plans_five_days_and_one_day_before() =>
        Given
            .Sent("title", "2024-09-05", "2024-09-25", _ =>
                Given.Task("tradeDepartment", "T1", "2024-09-25", perApplication: false)
            )
            .Where(line => line.EndsWith("A-04", StringComparison.Ordinal))
            .ShouldBe(["09-18 Morning A-04", "09-24 Morning A-04"]);

    [Fact]
    public void An_opening_is_told_on_its_first_morning() =>
        Given
            .Sent("department1", "2024-09-29", "2024-10-09", slot =>
                Given.Task("department", null, "2024-10-08") with
                {
                    Kind = DeadlineKind.Opening,
                    State = TaskState.Opened,
                    DueAt = Given.At("2024-10-08 00:00"),
                    DecidedAt = Given.At("2024-10-08 00:00"),
                }
            )
            .ShouldBe(["10-08 Morning C-01"]);

    [Fact]
    public void Departments_that_may_audit_from_a_day_on_are_told_on_it_in_their_own_words()
    {
        Given.Sent("department1", "2024-10-18", "2024-10-22", _ => Opened()).ShouldBe(["10-21 Morning Z-06"]);
        var opened = Opened() with { Title = "申报窗口（业务主管部门审核报送）" };
        Given
            .Body(
                Given
                    .Plan("2024-10-21", ReminderHour.Morning, opened)
                    .Digests.First(digest => Given.Who(digest) == "department1")
            )
            .ShouldContain("申报窗口（业务主管部门审核报送）：今日起可以办理。");

        static ReminderTask Opened() =>
            Given.Task("department", null, "2024-10-21", perApplication: false) with
            {
                Step = "Schedule:Window/opening.department",
                Kind = DeadlineKind.Opening,
                State = TaskState.Opened,
                DueAt = Given.At("2024-10-21 00:00"),
                DecidedAt = Given.At("2024-10-21 00:00"),
            };
    }

    [Fact]
    public void All_applicants_are_told_by_the_public_board_not_by_mail()
    {
        var plan = Given.Plan(
            "2024-10-29",
            ReminderHour.Morning,
            Given.Task("applicant", null, "2024-11-01", DeadlineKind.Internal, perApplication: false)
        );
        plan.Digests.ShouldBeEmpty();
        plan.WithoutRecipient.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void The_due_dates_that_a_sending_looks_for_are_those_with_a_step(int daysLeftOut)
    {
        var slots = 0;
        foreach (var slot in Given.Slots("2024-09-02", "2024-11-14"))
        {
            var since = ReminderSlot.Previous(Given.China, slot.At).At - Duration.FromDays(daysLeftOut);
            var withStep = Enumerable
                .Range(0, 40)
                .Select(slot.Day.PlusDays)
                .Where(due =>
                    ReminderLadder
                        .Find(
                            Given.Task("department", "D1", LocalDatePattern.Iso.Format(due)),
                            Given.China,
                            since,
                            slot.At
                        )
                        .Count > 0
                );
            ReminderLadder
                .DueDates(
                    new ReminderInput
                    {
                        Calendar = Given.China,
                        Slot = slot,
                        Since = since,
                    }
                )
                .ShouldBe(withStep, slot.ToString());
            slots++;
        }

        slots.ShouldBe(4 * 50);
    }
}
