using Orchestrator.Cases.Reminders;
using Orchestrator.Storage.Access;

namespace Orchestrator.Cases.Tests.Reminders;

public sealed class When_notices_wait
{
    private static readonly ReminderNotice Returned = new(
        "D-05",
        "employer",
        "E1",
        1,
        "天津市工程系列2024年度评审",
        "TJ",
        new Dictionary<string, string>
        {
            ["number"] = "2024000001",
            ["step"] = "业务主管部门",
            ["n"] = "2",
            ["by"] = "2024-10-30",
        }
    );

    [Theory]
    [InlineData(ReminderHour.Morning, true)]
    [InlineData(ReminderHour.LastDay, false)]
    [InlineData(ReminderHour.Afternoon, true)]
    [InlineData(ReminderHour.LastCall, false)]
    public void They_join_the_digests_of_0930_and_1500(ReminderHour hour, bool sent) =>
        Plan(hour, Given.Contacts, Returned).Digests.Count.ShouldBe(sent ? 1 : 0);

    [Fact]
    public void They_share_the_digest_with_the_deadlines()
    {
        var digest = ReminderPlanner
            .Plan(
                Input(ReminderHour.Morning, Returned) with
                {
                    Tasks = [Given.Task("employer", "E1", "2024-11-01", count: 3)],
                },
                Given.Contacts
            )
            .Digests.ShouldHaveSingleItem();
        var text = DigestWriter.Write(digest, Given.At("2024-10-29 09:30"), "https://review.example");
        text.Subject.ShouldBe("【职称评审】即将到期1项、通知1项（10月29日）");
        text.Body.ShouldBe(
            """
            employer1：

            您好！截至2024年10月29日（星期二）09:30，以下事项请您办理或知悉。

            一、即将到期
            〔天津市工程系列2024年度评审〕
            1. 在线审核提交：尚有3件未办，截止时间2024年11月1日（星期五）24时，还有3个工作日。

            二、通知
            〔天津市工程系列2024年度评审〕
            1. 【材料退回】申报2024000001被业务主管部门退回，需补正2项（已一次性列明），请于2024年10月30日（星期三）前重新提交，逾期视为放弃。

            请登录职称评审系统办理：https://review.example 。

            本邮件由系统每日汇总后自动发送，请勿直接回复。

            """.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void The_same_words_are_said_once_and_counted()
    {
        var missing = new ReminderNotice("D-03", "employer", "E1", 1, "周期", "TJ", new Dictionary<string, string>());
        var digest = Plan(ReminderHour.Morning, Given.Contacts, missing, missing, missing)
            .Digests.ShouldHaveSingleItem();
        Given.Body(digest).ShouldContain("未上传的，公示期满后不能提交主管部门。（共3件）");
    }

    [Fact]
    public void A_thousand_notices_stay_a_letter_one_can_read()
    {
        var notices = Enumerable
            .Range(0, 1000)
            .Select(number => Returned with { Values = new Dictionary<string, string> { ["number"] = $"{number}" } })
            .ToArray();
        var body = Given.Body(Plan(ReminderHour.Morning, Given.Contacts, notices).Digests.ShouldHaveSingleItem());
        body.ShouldContain("另有970项，请登录系统查看。");
        body.Split('\n').Length.ShouldBeLessThan(50);
    }

    [Fact]
    public void What_a_notice_does_not_say_is_left_to_the_system()
    {
        Given
            .Body(
                Plan(
                    ReminderHour.Morning,
                    Given.Contacts,
                    Returned with
                    {
                        Values = new Dictionary<string, string>(),
                    }
                ).Digests[0]
            )
            .ShouldContain("请于（详见系统）前重新提交");
        Given
            .Body(Plan(ReminderHour.Morning, Given.Contacts, Returned with { Template = "X-77" }).Digests[0])
            .ShouldContain("您有一项通知（X-77）");
    }

    [Fact]
    public void Persons_without_a_contact_are_counted_for_the_title_office()
    {
        var plan = ReminderPlanner.Plan(
            Input(ReminderHour.Morning) with
            {
                WithoutContact = [new PersonalItems("TJ", "applicant", 1234)],
            },
            Given.Contacts
        );
        plan.WithoutRecipient.ShouldBe(1234);
        Given.Body(plan.Digests.ShouldHaveSingleItem()).ShouldContain("申报人共1234项通知未登记邮箱");
    }

    [Theory]
    [InlineData("2026-10-14", false)]
    [InlineData("2026-10-15", true)]
    [InlineData("2026-10-16", false)]
    [InlineData("2026-10-22", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2025-10-15", false)]
    public void The_missing_calendar_is_warned_of_weekly_from_15_October(string day, bool warned)
    {
        var input = new ReminderInput
        {
            Calendar = Given.China,
            Slot = new ReminderSlot(Given.Day(day), ReminderHour.Morning),
            ProvisionalDeadlines = 9,
        };
        var digests = ReminderPlanner.Plan(input, Given.Contacts).Digests;
        if (!warned)
        {
            digests.ShouldBeEmpty();
            return;
        }

        Given
            .Body(digests.Single(digest => Given.Who(digest) == "title"))
            .ShouldContain("2027年放假安排尚未导入，涉及该年的日期计算结果为暂定（目前9项）");
    }

    [Fact]
    public void Contacts_of_another_jurisdiction_hear_nothing()
    {
        var contacts = new ContactBook(
            new[] { "TJ", "LZ" }
                .Select(jurisdiction =>
                {
                    var contact = Given.Contact("employer", "E1", jurisdiction);
                    contact.Jurisdiction = jurisdiction;
                    return contact;
                })
                .Append(Disabled())
        );
        Plan(ReminderHour.Morning, contacts, Returned).Digests.Select(Given.Who).ShouldBe(["TJ"]);
    }

    private static Contact Disabled()
    {
        var contact = Given.Contact("employer", "E1", "left");
        contact.Enabled = false;
        return contact;
    }

    private static ReminderInput Input(ReminderHour hour, params ReminderNotice[] notices) =>
        new()
        {
            Calendar = Given.China,
            Slot = new ReminderSlot(Given.Day("2024-10-29"), hour),
            Notices = notices,
        };

    private static ReminderPlan Plan(ReminderHour hour, ContactBook contacts, params ReminderNotice[] notices) =>
        ReminderPlanner.Plan(Input(hour, notices), contacts);
}
