using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>
/// A made notice (江州市2025年度) drawn as definitions: two tracks with closings of their own, payment, interviews, a list before the
/// review, confirmation by another authority. What is expected was counted by hand on the calendar of 2025: off are 4–6
/// April, 1–5 May, 31 May–2 June and 1–8 October; 27 April, 28 September and 11 October are worked.
/// </summary>
public class When_jiangzhou_is_planned
{
    private static readonly MadeNotice Jiangzhou = new("jiangzhou", "jiangzhou-2025");

    [Fact]
    public void It_validates_without_an_error() =>
        Jiangzhou
            .Findings()
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.ActivityId} {finding.Code} {finding.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_sentence_that_sets_a_time_is_carried_out() =>
        Jiangzhou.Findings().ShouldNotContain(finding => finding.Code == "clause-undone");

    [Theory]
    [InlineData("Window.opens", "2025-03-03", "00:00")]
    [InlineData("Window.closes.applicant", "2025-03-28", "18:00")]
    [InlineData("Window.closes.employer", "2025-04-11", "24:00")]
    [InlineData("Window.closes", "2025-04-25", "24:00")]
    [InlineData("Window2.opens", "2025-05-06", "00:00")]
    [InlineData("Window2.closes.applicant", "2025-06-06", "24:00")]
    [InlineData("Window2.closes.employer", "2025-06-20", "24:00")]
    [InlineData("Window2.closes", "2025-07-04", "24:00")]
    [InlineData("Corrections", "2025-05-09", "24:00")]
    [InlineData("Corrections2", "2025-07-18", "24:00")]
    [InlineData("OfficeAcceptance.correction", "2025-05-09", "24:00")]
    [InlineData("OfficeAcceptance.correction@中初级", "2025-07-18", "24:00")]
    [InlineData("Payments", "2025-05-23", "24:00")]
    [InlineData("Payments2", "2025-08-01", "24:00")]
    [InlineData("ReviewBy", "2025-09-30", "24:00")]
    [InlineData("ReviewBy2", "2025-10-31", "24:00")]
    [InlineData("Submit.tenureAsOf", "2025-12-31", "24:00")]
    [InlineData("Submit.evidenceBy", "2025-02-28", "24:00")]
    public void Each_named_day_stands_as_the_notice_names_it(string id, string day, string hour)
    {
        var item = Jiangzhou.Plan().ById(id);

        (item.DueDate ?? item.EffectiveDate).ShouldBe(Planned.Day(day));
        item.TimeOfDay.ShouldBe(hour);
        item.Hard.ShouldBe(id != "ReviewBy");
    }

    [Theory]
    [InlineData("Payments", "2025-05-12")]
    [InlineData("Payments2", "2025-07-21")]
    public void Paying_opens_on_its_day(string id, string day) =>
        Jiangzhou.Plan().ById(id).Opens.ShouldBe(Planned.StartOf(day));

    [Fact]
    public void The_hours_of_the_office_stand_in_the_plan()
    {
        var hours = Jiangzhou.Plan().ById("OfficeAcceptance.hours");

        (hours.Kind, hours.DueDate).ShouldBe(("hours", null));
        hours.Action.ShouldEndWith("工作日09:00—12:00、14:00—17:00受理");
        hours.Clauses.ShouldBe(["JZ25-2.5-a"]);
    }

    /// <summary>
    /// Posted on the opening day, 3 March: 4, 5, 6, 7, 10, 11 and 12 March; 6 May: 7, 8, 9, 12, 13, 14 and 15 May.
    /// </summary>
    [Theory]
    [InlineData("EmployerPublicity", "2025-03-12")]
    [InlineData("EmployerPublicity@中初级", "2025-05-15")]
    public void The_employers_list_hangs_seven_working_days(string id, string last) =>
        Jiangzhou.Plan().ById(id).DueDate.ShouldBe(Planned.Day(last));

    /// <summary>
    /// The employer's own last day, 11 April, bounds it: submitted then, it hangs to 10 April. Seven working days before that, 9, 8,
    /// 7, 3, 2, 1 April and 31 March, it is posted on 31 March and was handed in three before, on 26 March.
    /// </summary>
    [Fact]
    public void What_the_employer_is_advised_fits_its_own_last_day()
    {
        var plan = Jiangzhou.Plan();

        Due(plan, "EmployerReview.submitBy").ShouldBe("2025-04-11");
        Due(plan, "EmployerReview.publicityLastDay").ShouldBe("2025-04-10");
        Due(plan, "EmployerReview.postBy").ShouldBe("2025-03-31");
        Due(plan, "EmployerReview.applyBy").ShouldBe("2025-03-26");
    }

    /// <summary>
    /// Meeting on 9 September. Seven working days before: 8, 5, 4, 3, 2, 1 September, 29 August. Three days before is
    /// Saturday the 6th, so the 5th. The list, posted six working days before: 2, 3, 4, 5, 8. Results within 10, 11, 12, 15,
    /// 16; hung on the 9th they hang those. Ten more: 17, 18, 19, 22, 23, 24, 25, 26, Sunday the 28th (worked), 29. Fifteen: 30
    /// September, 9, 10, 11 (worked), 13–17, 20–24, 27 October. Document on the 20th: 21–24, 27–31 October, 3 November.
    /// <para>
    /// Meeting on the 15th: 12, 11, 10, 9, 8, 5, 4. Three days: the 12th. List: 8, 9, 10, 11, 12. Results: 16, 17, 18, 19, 22. Ten:
    /// 23, 24, 25, 26, 28, 29, 30 September, 9, 10, 11 October. Fifteen: 13–17, 20–24, 27–31. Document on the 13th: 14–17,
    /// 20–24, 27.
    /// </para>
    /// <para>
    /// Meeting on the 24th: 23, 22, 19, 18, 17, 16, 15. Three days is Sunday the 21st, so Friday the 19th. List: 17, 18, 19, 22,
    /// 23. Results: 25, 26, 28, 29, 30. Ten: 9, 10, 11, 13–17, 20, 21 October. Fifteen: 22–24, 27–31 October, 3–7, 10, 11
    /// November. Document on the 24th: 27–31 October, 3–7 November.
    /// </para>
    /// </summary>
    [Theory]
    [InlineData(
        "2025-09-09",
        "2025-10-20",
        "2025-08-29 2025-09-05 2025-09-01 2025-09-08 2025-09-16 2025-09-16 2025-09-29 2025-10-27 2025-11-03"
    )]
    [InlineData(
        "2025-09-15",
        "2025-10-13",
        "2025-09-04 2025-09-12 2025-09-05 2025-09-12 2025-09-22 2025-09-22 2025-10-11 2025-10-31 2025-10-27"
    )]
    [InlineData(
        "2025-09-24",
        "2025-10-24",
        "2025-09-15 2025-09-19 2025-09-16 2025-09-23 2025-09-30 2025-09-30 2025-10-21 2025-11-11 2025-11-07"
    )]
    public void Each_day_that_counts_from_another_is_right(string meeting, string document, string days)
    {
        var plan = Jiangzhou.Plan($"meeting={meeting}", $"document={document}");

        string[] ids =
        [
            "Interviews",
            "DrawExperts",
            "Candidates.post",
            "Candidates",
            "Publicize.post",
            "Publicize",
            "ReportResults",
            "Confirm.due",
            "CertificatesBy",
        ];
        string.Join(' ', ids.Select(id => Due(plan, id))).ShouldBe(days);
    }

    [Theory]
    [InlineData("Interviews", 7)]
    [InlineData("Candidates", 5)]
    [InlineData("Publicize", 5)]
    [InlineData("ReportResults", 10)]
    [InlineData("Confirm.due", 15)]
    [InlineData("CertificatesBy", 10)]
    [InlineData("EmployerPublicity", 7)]
    public void Each_counted_day_is_proved(string id, int counted) =>
        Jiangzhou.Plan().ById(id).Proof!.Steps.Count(step => step.Counted).ShouldBe(counted);

    private static string Due(SchedulePlan plan, string id) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(plan.ById(id).DueDate!.Value);
}
