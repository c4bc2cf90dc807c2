using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>What the sentences of 云岭自治州2026年度 demand of those who act.</summary>
public class When_yunling_is_lived_through
{
    private const string Graduate = """{"person":"P1","employer":"U001","series":"工程技术","level":"初级"}""";

    private static readonly MadeNotice Yunling = new("yunling", "yunling-2026");

    private readonly TestYear year = new(
        Yunling.Find("yunling-2026"),
        Yunling.Find("yunling-2026-application"),
        from: "2026-03-02 09:00"
    );

    [Fact]
    public void What_comes_after_the_twentieth_goes_into_the_next_months_round()
    {
        year.MoveTo("2026-03-20 10:00");
        year.Send(ReviewEvents.RoundSubmitted, Graduate).ShouldBeNull();
        var open = year.Send(ReviewEvents.RoundHandled)!;
        (open.Code, open.Clauses[0]).ShouldBe(("not-yet", "YL26-1.1-a"));
        year.MoveTo("2026-03-21 10:00");
        year.Send(ReviewEvents.RoundSubmitted, Graduate).ShouldBeNull();
        Messages("RoundSubmitted")
            .ShouldBe(["U001提交工程技术初级认定材料，3月办理", "U001提交工程技术初级认定材料，4月办理"]);

        year.Send(ReviewEvents.RoundHandled, "{}", Roles.Department)!.Code.ShouldBe("not-yours");
        year.Send(ReviewEvents.RoundHandled).ShouldBeNull();
        Messages("RoundHandled").ShouldBe(["集中办理1人"]);
        year.Cycle.Deadline("round-03").State.ShouldBe(Orchestrator.Workflows.Runtime.DeadlineState.Met);

        // The last working day of April is the 30th: the other one was not handled by then.
        year.MoveTo("2026-05-01 00:00");
        Messages("RoundOverdue").ShouldBe(["4月的“初级职称认定（每月集中办理）”逾期未办理"]);
        year.MoveTo("2026-05-06 10:00");
        year.Send(ReviewEvents.RoundHandled).ShouldBeNull();
        Messages("RoundHandled").ShouldBe(["集中办理1人", "集中办理1人"]);
        year.MoveTo("2026-12-21 10:00");
        year.Send(ReviewEvents.RoundSubmitted, Graduate)!.Code.ShouldBe("next-year");
    }

    [Fact]
    public void Five_days_of_the_calendar_never_end_before_five_working_days()
    {
        var application = AtEmployer("中级");
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2026-05-06","endsOn":"2026-05-11"}""")!
            .Code.ShouldBe("floor");
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2026-05-06"}""").ShouldBeNull();
        year.MoveTo("2026-05-12 23:59");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        year.MoveTo("2026-05-13 00:00");
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
        year.Application(application).Events.ShouldNotContain("PublicityLate");
    }

    [Fact]
    public void A_publicity_that_is_not_over_five_working_days_after_the_submission_is_late()
    {
        var application = AtEmployer("中级");
        year.MoveTo("2026-05-08 10:00");
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2026-05-08"}""").ShouldBeNull();
        year.MoveTo("2026-05-13 00:00");

        year.Application(application).Events.ShouldContain("PublicityLate");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
    }

    [Fact]
    public void The_reviewer_says_by_when_it_is_corrected_and_never_gives_more_than_ten_working_days()
    {
        var application = AtDepartment("中级");

        // Ten working days after 13 May: 14, 15, 18–22, 25, 26, 27.
        Return(application, null)!.Code.ShouldBe("correction-day");
        Return(application, "2026-05-28")!.Chinese.ShouldContain("最长10个工作日，不晚于2026-05-27");
        Return(application, "2026-05-20").ShouldBeNull();
        year.Application(application).Deadline("correction").Request.DueDate.ShouldBe(Planned.Day("2026-05-20"));
        year.MoveTo("2026-05-21 00:00");
        year.Application(application).Stage.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public void The_highest_level_is_reported_to_the_province_whose_answer_ends_it()
    {
        var (senior, other) = (AtDepartment("正高"), AtDepartment("中级"));
        foreach (var application in new[] { senior, other })
        {
            year.DepartmentSubmits(application);
            year.Accept(application);
        }

        year.Application(other).Stage.ShouldBe(Stages.AwaitingReview);
        year.Application(senior).Stage.ShouldBe(Stages.Forwarding);
        year.Application(senior).Deadline("due").Request.DueDate.ShouldBe(Planned.Day("2026-06-30"));
        year.Send(senior, ReviewEvents.ForwardAnswered, """{"passed":true}""")!.Code.ShouldBe("not-yet");
        year.Send(senior, ReviewEvents.ApplicationForwarded, "{}", Roles.Office)!.Code.ShouldBe("not-yours");
        year.MoveTo("2026-07-01 09:00");
        year.Application(senior).Events.ShouldContain("ForwardingOverdue");
        year.Send(senior, ReviewEvents.ApplicationForwarded).ShouldBeNull();
        year.Application(senior).Events.ShouldContain("ForwardedLate");
        year.Send(senior, ReviewEvents.ApplicationForwarded)!.Code.ShouldBe("forwarded-already");
        year.Send(senior, ReviewEvents.ForwardAnswered, """{"passed":true}""").ShouldBeNull();
        year.Application(senior).Stage.ShouldBe(Stages.Confirmed);
    }

    private long AtEmployer(string level)
    {
        if (year.Now < TestYear.At("2026-05-06 10:00"))
        {
            year.MoveTo("2026-04-08 10:00");
            year.Send(ReviewEvents.PlanPublished, "{}", Roles.Office).ShouldBeNull();
            year.MoveTo("2026-05-06 10:00");
        }
        else
        {
            year.JumpTo("2026-05-06 10:00");
        }

        return year.Submitted(payload => payload["level"] = level);
    }

    private long AtDepartment(string level)
    {
        var application = AtEmployer(level);
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2026-05-06"}""").ShouldBeNull();
        year.MoveTo("2026-05-13 10:00");
        return application;
    }

    private Orchestrator.Workflows.Runtime.Refusal? Return(long application, string? by) =>
        year.Send(
            application,
            ReviewEvents.DepartmentDecided,
            $$"""{"decision":"returned","reasons":["材料不全"]{{(by is null ? "" : $",\"correctBy\":\"{by}\"")}}}"""
        );

    private List<string?> Messages(string name) =>
        [.. year.Cycle.Journal.Where(entry => entry.Event == name).Select(entry => entry.Message)];
}
