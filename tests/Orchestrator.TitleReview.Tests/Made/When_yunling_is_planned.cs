using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>
/// A made notice (云岭自治州2026年度) drawn as definitions: rounds each month, forwarding to the province, days of the calendar counted
/// from the submission, corrections that the reviewer sets, a publicity after the review. What is expected was counted by
/// hand on the calendar of 2026: off are 15–23 February, 4–6 April, 1–5 May, 19–21 June, 25–27 September and 1–7 October; 14
/// and 28 February, 9 May, 20 September and 10 October are worked.
/// </summary>
public class When_yunling_is_planned
{
    private static readonly MadeNotice Yunling = new("yunling", "yunling-2026");

    [Fact]
    public void It_validates_without_an_error() =>
        Yunling
            .Findings()
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.ActivityId} {finding.Code} {finding.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_sentence_that_sets_a_time_is_carried_out() =>
        Yunling.Findings().ShouldNotContain(finding => finding.Code == "clause-undone");

    [Fact]
    public void Days_of_the_calendar_below_the_floor_are_said_to_be_kept_beside_it() =>
        Yunling
            .Findings()
            .Single(finding => finding.Code == "calendar-days")
            .Message.ShouldContain("公示期不少于5个工作日");

    [Theory]
    [InlineData("PublishNotice", "2026-04-10")]
    [InlineData("Window.opens", "2026-05-06")]
    [InlineData("Window.closes.applicant", "2026-05-29")]
    [InlineData("Window.closes.employer", "2026-06-12")]
    [InlineData("Window.closes", "2026-06-26")]
    [InlineData("ForwardBy", "2026-06-30")]
    [InlineData("ReviewBy", "2026-11-30")]
    [InlineData("Extensions.reviewBy.latest", "2027-03-31")]
    public void Each_named_day_stands_as_the_notice_names_it(string id, string day)
    {
        var item = Yunling.Plan().ById(id);

        (item.DueDate ?? item.EffectiveDate).ShouldBe(Planned.Day(day));
    }

    /// <summary>
    /// The last working day of each month: 31 January is a Saturday, Saturday 28 February is worked, 31 May is a Sunday, 31
    /// October a Saturday.
    /// </summary>
    [Fact]
    public void Each_month_has_its_round()
    {
        var plan = Yunling.Plan();

        string[] last =
        [
            "2026-01-30",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-29",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-30",
            "2026-11-30",
            "2026-12-31",
        ];
        for (var month = 1; month <= 12; month++)
        {
            Due(plan, $"Rounds.{month:00}").ShouldBe(last[month - 1]);
            Due(plan, $"Rounds.{month:00}.cutoff").ShouldBe($"2026-{month:00}-20");
        }
    }

    /// <summary>
    /// Posted on 6 May: five days of the calendar end on the 11th, a Monday; five working days are 7, 8, 9 (worked), 11 and 12. Five
    /// working days after a submission on the 6th are the same.
    /// </summary>
    [Fact]
    public void The_employers_publicity_keeps_the_floor_and_ends_within_five_working_days_of_the_submission()
    {
        var plan = Yunling.Plan();

        Due(plan, "EmployerPublicity").ShouldBe("2026-05-12");
        Due(plan, "EmployerPublicity.completeBy").ShouldBe("2026-05-12");
    }

    /// <summary>Three working days before 26 June: 25, 24, 23; before 10 July: 9, 8, 7; before 22 June: 18, 17, 16.</summary>
    [Theory]
    [InlineData("2026-06-26", "2026-06-23")]
    [InlineData("2026-07-10", "2026-07-07")]
    [InlineData("2026-06-22", "2026-06-16")]
    public void What_is_reviewed_elsewhere_is_reported_before_that_committees_cut_off(string cutoff, string last) =>
        Due(Yunling.Plan($"cutoff={cutoff}"), "Outbound").ShouldBe(last);

    /// <summary>
    /// Meeting on 16 September. Five working days before: 15, 14, 11, 10, 9. The draw from seven days before, the 9th, to the day before.
    /// Results within 17, 18 and Sunday the 20th (worked); hung on the 16th to the 22nd: 17, 18, 20, 21, 22. Five more: 23, 24, 28,
    /// 29, 30. Ten after the 30th: 8, 9, 10 (worked), 12–16, 19, 20 October. A month after the 16th is 16 October.
    /// <para>
    /// Meeting on 13 October. 12, 10, 9, 8 October, 30 September. Draw 6–12. Results: 14, 15, 16; to 20: 14, 15, 16, 19, 20.
    /// Five: 21, 22, 23, 26, 27. Ten: 28–30 October, 2–6, 9, 10 November. A month: 13 November.
    /// </para>
    /// <para>
    /// Meeting on 27 July, a Monday. 24, 23, 22, 21, 20. Draw from the 20th; the day before is a Sunday, so to Friday the
    /// 24th. Results: 28, 29, 30; to 3 August: 28–31 July, 3 August. Five: 4–7, 10. Ten: 11–14, 17–21, 24. A month: 27 August.
    /// </para>
    /// </summary>
    [Theory]
    [InlineData(
        "2026-09-16",
        "2026-09-09 2026-09-15 2026-09-20 2026-09-22 2026-09-30 2026-10-20 2026-10-16",
        "2026-09-09"
    )]
    [InlineData(
        "2026-10-13",
        "2026-09-30 2026-10-12 2026-10-16 2026-10-20 2026-10-27 2026-11-10 2026-11-13",
        "2026-10-06"
    )]
    [InlineData(
        "2026-07-27",
        "2026-07-20 2026-07-24 2026-07-30 2026-08-03 2026-08-10 2026-08-24 2026-08-27",
        "2026-07-20"
    )]
    public void Each_day_that_counts_from_another_is_right(string meeting, string days, string drawFrom)
    {
        var plan = Yunling.Plan($"meeting={meeting}");

        string[] ids =
        [
            "FilePlan",
            "DrawExperts",
            "Publicize.post",
            "Publicize",
            "FileResults",
            "CertificatesBy",
            "PostPublicity.post",
        ];
        string.Join(' ', ids.Select(id => Due(plan, id))).ShouldBe(days);
        plan.ById("DrawExperts.opens").EffectiveDate.ShouldBe(Planned.Day(drawFrom));
    }

    private static string Due(SchedulePlan plan, string id) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(plan.ById(id).DueDate!.Value);
}
