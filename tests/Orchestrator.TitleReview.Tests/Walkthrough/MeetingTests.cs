using NodaTime;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

public class MeetingTests
{
    private readonly TestYear year = new TestYear().OpenWindow();
    private readonly long application;

    public MeetingTests()
    {
        application = year.Submitted();
        year.BringToReview(application);
    }

    [Fact]
    public void A_meeting_without_a_quorum_opens_no_vote_and_is_moved()
    {
        year.PrepareMeeting();
        year.MoveTo("2024-12-16 09:00");
        year.OpenMeeting(present: 7);
        year.Cycle.Events.ShouldContain("NoQuorum");

        var refusal = year.Send(ReviewEvents.BallotsRecorded, Support.Steps.Ballot(application, 7, 0));
        refusal!.Code.ShouldBe("no-quorum");
        refusal.Chinese.ShouldContain("8人");

        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-18","reason":"出席人数不足"}""").ShouldBeNull();
        year.Send(ReviewEvents.BallotsRecorded, Support.Steps.Ballot(application, 7, 0))!.Code.ShouldBe("not-yet");
        year.MoveTo("2024-12-18 09:00");
        year.OpenMeeting(present: 8);
        year.Vote(application, 6, 2);
        year.Send(ReviewEvents.ReviewClosed).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.ResultPublicity);
        year.Anchors[AnchorNames.ReviewEnd].ShouldBe(new LocalDate(2024, 12, 18));
    }

    [Theory]
    [InlineData(8, 6, true)]
    [InlineData(8, 5, false)]
    [InlineData(11, 8, true)]
    [InlineData(11, 7, false)]
    public void Two_thirds_of_those_present_pass_an_application(int present, int yes, bool passes)
    {
        year.PrepareMeeting();
        year.MoveTo("2024-12-16 09:00");
        year.OpenMeeting(present);
        year.Vote(application, yes, present - yes);
        year.Send(ReviewEvents.ReviewClosed).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(passes ? Stages.ResultPublicity : Stages.NotPassed);
    }

    [Fact]
    public void Everybody_present_casts_one_ballot_after_three_opinions()
    {
        year.PrepareMeeting();
        year.MoveTo("2024-12-16 09:00");
        year.OpenMeeting(present: 9);

        year.Send(ReviewEvents.BallotsRecorded, Support.Steps.Ballot(application, 9, 1))!.Code.ShouldBe("ballot-count");
        year.Send(
                ReviewEvents.BallotsRecorded,
                $$"""{"results":[{"application":{{application}},"opinions":2,"yes":9,"no":0}]}"""
            )!
            .Code.ShouldBe("opinions-missing");
        year.Send(ReviewEvents.BallotsRecorded, Support.Steps.Ballot(999, 9, 0))!.Code.ShouldBe("not-on-agenda");
        year.Send(ReviewEvents.ReviewClosed)!.Code.ShouldBe("votes-missing");
        year.Vote(application, 9, 0);
        year.Send(ReviewEvents.BallotsRecorded, Support.Steps.Ballot(application, 0, 9))!
            .Code.ShouldBe("voted-already");
    }

    [Fact]
    public void Only_those_who_were_drawn_attend()
    {
        year.PrepareMeeting();
        year.MoveTo("2024-12-16 09:00");
        year.Send(ReviewEvents.MeetingOpened, """{"mode":"onsite","declarationsSigned":true}""").ShouldBeNull();

        year.Send(ReviewEvents.AttendanceRecorded, """{"experts":["Z99"],"chair":"Z99"}""")!
            .Code.ShouldBe("not-a-member");
    }

    [Fact]
    public void An_online_meeting_needs_its_four_controls()
    {
        year.PrepareMeeting();
        year.MoveTo("2024-12-16 09:00");

        var refusal = year.Send(
            ReviewEvents.MeetingOpened,
            """{"mode":"online","declarationsSigned":true,"controls":{"commitments":true,"endorsements":true,"supervision":true,"crossInspection":false}}"""
        );

        refusal!.Chinese.ShouldContain("交叉巡查");
        refusal.Clauses.ShouldBe(["TJ24-4.3-i"]);
    }

    [Fact]
    public void A_meeting_too_soon_for_its_preparations_is_refused_with_the_clause()
    {
        year.MoveTo("2024-12-10 09:00");

        var refusal = year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""");

        refusal!.Code.ShouldBe("floor");
        refusal.Clauses.ShouldBe(["TJ24-4.3-c", "TJ24-4.3-d"]);
        refusal.Chinese.ShouldContain("2024-12-17");
    }

    [Fact]
    public void A_moved_meeting_moves_the_open_deadlines_of_its_preparations()
    {
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();
        Draw().DueDate.ShouldBe(new LocalDate(2024, 12, 9));

        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-20","reason":"场地"}""").ShouldBeNull();

        Draw().DueDate.ShouldBe(new LocalDate(2024, 12, 13));
        year.Cycle.Events.ShouldContain("MeetingMoved");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-23"}""")!.Code.ShouldBe("reason-missing");
    }

    [Fact]
    public void A_meeting_cannot_be_moved_so_near_that_the_draw_would_be_late()
    {
        year.PrepareMeeting("2024-12-20");

        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-11","reason":"提前"}""")!.Code.ShouldBe("floor");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-13","reason":"提前"}""").ShouldBeNull();
    }

    [Fact]
    public void A_draw_that_is_late_is_refused_until_the_meeting_is_moved()
    {
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();
        year.MoveTo("2024-12-10 09:00");
        year.Cycle.Events.ShouldContain("DrawOverdue");
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""")!
            .Clauses.ShouldBe(["TJ24-4.3-d"]);

        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-20","reason":"抽取逾期"}""").ShouldBeNull();

        year.Cycle.Deadlines.Count(row =>
                row.State == DeadlineState.Missed && row.DueDate == new LocalDate(2024, 12, 9)
            )
            .ShouldBe(2);
        year.DrawExperts();
        year.Send(ReviewEvents.MeetingPlanReported, """{"mode":"onsite"}""").ShouldBeNull();
        year.MoveTo("2024-12-20 09:00");
        year.OpenMeeting(present: 11);
    }

    [Fact]
    public void No_draw_begins_without_a_supervisor()
    {
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""").ShouldBeNull();

        year.Send(ReviewEvents.DrawPerformed, """{"secret":"s"}""")!.Chinese.ShouldContain("监督员未在场");
    }

    [Fact]
    public void A_draw_has_an_odd_number_of_seats_its_secret_and_its_pool()
    {
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":12,"secretHash":"{{DrawHash.Of("s")}}"}""")!
            .Code.ShouldBe("seats");
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""").ShouldBeNull();
        year.Send(ReviewEvents.SupervisionSignedIn, """{"subject":"draw","supervisor":"S1","nonce":"n"}""")
            .ShouldBeNull();
        year.Send(ReviewEvents.DrawPerformed, """{"secret":"other"}""")!.Code.ShouldBe("secret-mismatch");
        year.Pool = year.Pool with { Experts = [.. year.Pool.Experts.Skip(1)] };

        year.Send(ReviewEvents.DrawPerformed, """{"secret":"s"}""")!.Code.ShouldBe("pool-changed");
    }

    [Fact]
    public void An_expert_who_drops_out_inside_the_seven_days_is_replaced_by_lot_and_flagged()
    {
        year.PrepareMeeting();
        var dropped = year.Committee()[0];
        year.MoveTo("2024-12-13 09:00");
        year.Send(ReviewEvents.DrawRecused, $$"""{"expert":"{{dropped}}","reason":"declined"}""").ShouldBeNull();

        year.Committee().Count.ShouldBe(11);
        year.Committee().ShouldNotContain(dropped);
        year.Cycle.Journal.Last(entry => entry.Event == "ExpertReplaced").Data!["insidePeriod"]!
            .GetValue<bool>()
            .ShouldBeTrue();
        year.Send(ReviewEvents.DrawRecused, $$"""{"expert":"{{dropped}}","reason":"declined"}""")!
            .Code.ShouldBe("not-drawn");
    }

    [Fact]
    public void A_pool_without_skilled_experts_cannot_serve_the_listed_series()
    {
        year.Pool = year.Pool with
        {
            Experts = [.. year.Pool.Experts.Select(expert => expert with { IsSkilled = false })],
        };
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();

        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""")!
            .Clauses.ShouldBe(["TJ24-1.2-b"]);
    }

    [Fact]
    public void An_extension_is_reported_before_agreed_and_moves_the_date()
    {
        year.MoveTo("2024-12-20 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-01-10"}""")!
            .Clauses.ShouldBe(["TJ24-4.3-e", "TJ24-4.3-f"]);
        year.Send(ReviewEvents.ExtensionApproved, """{"milestone":"reviewBy"}""")!.Code.ShouldBe("no-request");
        year.Send(
                ReviewEvents.ExtensionRequested,
                """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家不足"}"""
            )
            .ShouldBeNull();
        year.Send(ReviewEvents.ExtensionApproved, """{"milestone":"reviewBy"}""").ShouldBeNull();

        year.Cycle.Deadlines.Single(row => row.Request.Clauses.Contains("TJ24-4.3-e"))
            .DueDate.ShouldBe(new LocalDate(2025, 1, 24));
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-01-10"}""").ShouldBeNull();
    }

    [Fact]
    public void An_extension_after_the_deadline_is_too_late()
    {
        year.MoveTo("2025-01-02 09:00");

        year.Send(
                ReviewEvents.ExtensionRequested,
                """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家不足"}"""
            )!
            .Chinese.ShouldContain("2024-12-31 24:00");
        year.Cycle.Deadlines.Single(row => row.Request.Clauses.Contains("TJ24-4.3-e"))
            .State.ShouldBe(DeadlineState.Missed);
    }

    [Fact]
    public void A_hard_date_cannot_be_extended() =>
        year.Send(
                ReviewEvents.ExtensionRequested,
                """{"milestone":"apply.closes","newDate":"2024-11-08","reason":"太忙"}"""
            )!
            .Code.ShouldBe("not-extendable");

    private DeadlineRow Draw() =>
        year.Cycle.Deadlines.Single(row =>
            row.Request.Clauses.Contains("TJ24-4.3-d") && row.State == DeadlineState.Armed
        );
}
