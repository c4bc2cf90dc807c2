using Orchestrator.Cases.Reminders;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Reminders;

public sealed class When_a_deadline_was_missed
{
    [Fact]
    public void The_actor_hears_it_in_the_morning_and_again_while_it_can_still_act() =>
        Given
            .Sent("department1", "2024-11-01", "2024-11-15", _ => Missed(stillDoable: true))
            .ShouldBe(["11-04 Morning Z-09", "11-06 Morning Z-09"]);

    [Fact]
    public void One_that_closed_during_the_day_is_told_in_the_afternoon() =>
        Given
            .Sent("department1", "2024-11-01", "2024-11-15", _ =>
                Missed(stillDoable: true) with
                {
                    DueAt = Given.At("2024-11-01 12:00"),
                    DecidedAt = Given.At("2024-11-01 12:00"),
                }
            )
            .ShouldBe(["11-01 Afternoon Z-07", "11-04 Morning Z-09", "11-06 Morning Z-09"]);

    [Fact]
    public void The_actor_who_can_no_longer_act_hears_it_once() =>
        Given
            .Sent("department1", "2024-11-01", "2024-11-15", _ => Missed(stillDoable: false))
            .ShouldBe(["11-04 Morning Z-07"]);

    [Fact]
    public void An_employers_department_a_departments_office_and_an_offices_title_office_are_told()
    {
        Superior(Given.Task("employer", "E1", "2024-11-01")).ShouldBe("department1");
        Superior(Given.Task("department", "D1", "2024-11-01")).ShouldBe("office1");
        Superior(Given.Task("department", "D2", "2024-11-01")).ShouldBe("title");
        Superior(Given.Task("department", "D2", "2024-11-01") with { SuperiorOrganisation = "O1" }).ShouldBe("office1");
        Superior(Given.Task("office", "O1", "2024-11-01")).ShouldBe("title");
    }

    [Fact]
    public void The_title_office_has_it_on_the_daily_list_until_it_is_done() =>
        Given
            .Sent("title", "2024-11-01", "2024-11-08", slot => Missed(stillDoable: slot.Day < Given.Day("2024-11-07")))
            .Where(line => line.EndsWith("A-06", StringComparison.Ordinal))
            .ShouldBe(["11-04 Morning A-06", "11-05 Morning A-06", "11-06 Morning A-06"]);

    [Fact]
    public void After_three_working_days_the_leader_gets_it_to_supervise()
    {
        Given
            .Sent("leader", "2024-11-01", "2024-11-15", _ => Missed(stillDoable: false))
            .ShouldBe(["11-06 Morning Z-14"]);
        var digest = Given
            .Plan("2024-11-06", ReminderHour.Morning, Missed(stillDoable: true))
            .Digests.Single(digest => Given.Who(digest) == "leader");
        var text = DigestWriter.Write(digest, digest.Slot.At);
        text.Subject.ShouldBe("【督办】督办1项（11月6日）");
        text.Body.ShouldContain(
            "【督办】单位D1：在线审核提交截止时间2024年11月1日（星期五）24时已过3个工作日，12件未完成。"
        );
    }

    [Fact]
    public void The_list_says_how_many_and_which()
    {
        var digest = Given
            .Plan(
                "2024-11-05",
                ReminderHour.Morning,
                Missed(stillDoable: true),
                Missed(stillDoable: true) with
                {
                    Organisation = "D2",
                    Count = 3,
                },
                Missed(stillDoable: true) with
                {
                    Step = "plan/due",
                    Title = "评审计划上报",
                    Role = "office",
                    Organisation = "O1",
                    PerApplication = false,
                    Count = 1,
                }
            )
            .Digests.Single(digest => Given.Who(digest) == "title");
        Given.Body(digest).ShouldContain("【逾期日报】截至今日，16项任务逾期，其中影响总时限1项。请督办。");
        Given
            .Body(digest)
            .ShouldContain(
                "单位D1、单位D2：在线审核提交已过截止时间2024年11月1日（星期五）24时（已逾2个工作日），15件未完成。"
            );
        Given.Body(digest).ShouldContain("单位O1：评审计划上报已过截止时间");
    }

    [Fact]
    public void An_internal_date_concerns_its_actor_alone()
    {
        foreach (var person in new[] { "office1", "title", "leader" })
        {
            Given
                .Sent(person, "2024-11-01", "2024-11-15", _ =>
                    Missed(stillDoable: true) with
                    {
                        Kind = DeadlineKind.Internal,
                    }
                )
                .ShouldBeEmpty();
        }

        Given
            .Sent("department1", "2024-11-01", "2024-11-15", _ =>
                Missed(stillDoable: true) with
                {
                    Kind = DeadlineKind.Internal,
                }
            )
            .ShouldBe(["11-04 Morning Z-10", "11-06 Morning Z-10"]);
    }

    [Fact]
    public void One_that_was_decided_after_an_outage_is_overdue_from_the_decision_on() =>
        Given
            .Sent("leader", "2024-11-01", "2024-11-20", _ =>
                Missed(stillDoable: false) with
                {
                    DecidedAt = Given.At("2024-11-08 11:00"),
                }
            )
            .ShouldBe(["11-13 Morning Z-14"]);

    private static ReminderTask Missed(bool stillDoable) =>
        Given.Task("department", "D1", "2024-11-01", count: 12) with
        {
            State = TaskState.Missed,
            DecidedAt = Given.Midnight("2024-11-01"),
            StillDoable = stillDoable,
        };

    private static string Superior(ReminderTask task) =>
        Given
            .Plan(
                "2024-11-01",
                ReminderHour.Afternoon,
                task with
                {
                    State = TaskState.Missed,
                    DueAt = Given.At("2024-11-01 12:00"),
                    DecidedAt = Given.At("2024-11-01 12:00"),
                }
            )
            .Digests.Where(digest => digest.Entries.Any(entry => entry.Section == DigestSection.Copy))
            .Select(Given.Who)
            .ShouldHaveSingleItem();
}
