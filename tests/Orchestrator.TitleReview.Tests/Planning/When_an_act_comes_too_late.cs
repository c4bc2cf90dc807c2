using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

/// <summary>Tianjin 2024: the department's last day is 1 November; its audit takes 3 working days, the publicity 5.</summary>
public class When_an_act_comes_too_late
{
    private static readonly SchedulePlan Plan = Planned.Of("tianjin-2024");

    [Theory]
    [InlineData("2024-10-21", false)]
    [InlineData("2024-10-22", true)]
    public void A_posting_that_ends_too_late_for_the_department_says_so(string day, bool isLate)
    {
        // Posted on 21 October it ends on the 28th; the department has the 29th, then three working days to 1 November.
        var warning = Of(ReviewEvents.PublicityPosted, new JsonObject { ["postedOn"] = day }, "2024-10-22");

        (warning is not null).ShouldBe(isLate);
        warning?.Chinese.ShouldContain("TJ24-4.2-i");
        warning?.Chinese.ShouldContain("最迟应在2024-10-21");
    }

    [Theory]
    [InlineData("2024-10-21", false)]
    [InlineData("2024-10-22", true)]
    public void So_does_an_employers_agreement(string day, bool isLate) =>
        (Of(ReviewEvents.EmployerDecided, new JsonObject { ["decision"] = "recommended" }, day) is not null).ShouldBe(
            isLate
        );

    [Fact]
    public void A_refusal_leaves_nothing_to_be_late() =>
        Of(ReviewEvents.EmployerDecided, new JsonObject { ["decision"] = "rejected" }, "2024-10-31").ShouldBeNull();

    [Fact]
    public void A_meeting_after_the_last_day_of_the_review_is_told_and_one_before_is_not()
    {
        ActConsequences.OfCycle(Plan, With("meeting", new LocalDate(2024, 12, 18))).ShouldBeEmpty();
        ActConsequences
            .OfCycle(Plan, With("meeting", new LocalDate(2025, 1, 8)))
            .ShouldContain(text => text.Chinese.Contains("TJ24-4.3-e"));
    }

    [Fact]
    public void An_act_that_was_done_before_its_last_day_is_not_told_of_the_days_left() =>
        ActConsequences.OfCycle(Plan, With(AnchorNames.PlanPublished, new LocalDate(2024, 9, 20))).ShouldBeEmpty();

    private static SchedulePlan With(string date, LocalDate day) =>
        new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices).Plan(
            Definitions.Tianjin,
            new Dictionary<string, LocalDate> { [date] = day }
        );

    private static BilingualText? Of(string name, JsonObject data, string day) =>
        ActConsequences.OfCase(Plan, name, data, Planned.Day(day), track: null);
}
