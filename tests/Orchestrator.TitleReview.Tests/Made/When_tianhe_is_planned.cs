using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>
/// A made notice (天河市体育系列教练员专业2024年度职称评审方案) drawn as definitions. What is expected was counted by hand on
/// the calendar of 2024: National Day 1–7 October, 29 September and 12 October are worked; after it no day off but
/// weekends until 1 January 2025, itself off.
/// </summary>
public class When_tianhe_is_planned
{
    private static readonly MadeNotice Tianhe = new("tianhe", "tianhe-2024");

    [Fact]
    public void It_validates_without_an_error() =>
        Tianhe
            .Findings()
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.ActivityId} {finding.Code} {finding.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_sentence_that_sets_a_time_is_carried_out() =>
        Tianhe.Findings().ShouldNotContain(finding => finding.Code == "clause-undone");

    /// <summary>
    /// 20 working days after 1 November (the last five of the acceptance) are 29 November; after 8 November 6 December.
    /// </summary>
    [Theory]
    [InlineData(
        "2024-11-18",
        "2024-11-01",
        "2024-11-29",
        "2024-11-11",
        "2024-11-25",
        "2024-11-25",
        "2024-12-02",
        "2024-12-16"
    )]
    [InlineData(
        "2024-11-28",
        "2024-11-01",
        "2024-11-29",
        "2024-11-21",
        "2024-12-05",
        "2024-12-05",
        "2024-12-12",
        "2024-12-26"
    )]
    [InlineData(
        "2024-12-05",
        "2024-11-08",
        "2024-12-06",
        "2024-11-28",
        "2024-12-12",
        "2024-12-12",
        "2024-12-19",
        "2025-01-03"
    )]
    public void Each_dated_sentence_has_its_day(
        string meeting,
        string accepted,
        string meetingBy,
        string draw,
        string post,
        string ends,
        string filed,
        string certificates
    )
    {
        var plan = Tianhe.Plan($"meeting={meeting}", $"accepted.all={accepted}", "received=2024-10-28");

        Due(plan, "Window.closes").ShouldBe("2024-10-25");
        plan.ById("Window.opens").EffectiveDate.ShouldBe(Planned.Day("2024-09-02"));
        // 28 October + 29, 30, 31 October, 1 and 4 November.
        Due(plan, "OfficeAcceptance").ShouldBe("2024-11-04");
        Due(plan, "MeetingBy").ShouldBe(meetingBy);
        Due(plan, "DrawExperts").ShouldBe(draw);
        Due(plan, "Publicize.post").ShouldBe(post);
        Due(plan, "Publicize").ShouldBe(ends);
        Due(plan, "FileResults").ShouldBe(filed);
        Due(plan, "CertificatesBy").ShouldBe(certificates);
        Due(plan, "ReviewBy").ShouldBe("2024-12-31");
        // Ten working days before 31 December: 30, 27, 26, 25, 24, 23, 20, 19, 18, 17.
        Due(plan, "Extensions.reviewBy.reportBy").ShouldBe("2024-12-17");
    }

    [Fact]
    public void Each_counted_day_is_proved()
    {
        var plan = Tianhe.Plan("meeting=2024-11-18", "received=2024-10-28");

        foreach (var id in new[] { "MeetingBy", "Publicize", "FileResults", "CertificatesBy", "OfficeAcceptance" })
        {
            var expected = id switch
            {
                "MeetingBy" => 20,
                "CertificatesBy" => 10,
                _ => 5,
            };
            plan.ById(id).Proof!.Steps.Count(step => step.Counted).ShouldBe(expected, id);
        }
    }

    private static string Due(SchedulePlan plan, string id) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(plan.ById(id).DueDate!.Value);
}
