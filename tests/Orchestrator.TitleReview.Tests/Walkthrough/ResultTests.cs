using NodaTime;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

public class ResultTests
{
    private readonly TestYear year = new TestYear().OpenWindow();
    private readonly long clean;
    private readonly long disputed;

    public ResultTests()
    {
        clean = year.Submitted();
        disputed = year.Submitted();
        year.BringToReview(clean, disputed);
        year.PrepareMeeting();
        year.Review(clean, disputed);
        year.PostResults("2024-12-17");
    }

    [Fact]
    public void An_objection_holds_one_person_and_a_further_batch_takes_them_along()
    {
        Object();
        year.MoveTo("2024-12-25 09:00");
        year.Application(clean).Stage.ShouldBe(Stages.AwaitingPublication);
        year.Application(disputed).Stage.ShouldBe(Stages.ResultPublicity);
        year.Send(ReviewEvents.ResultPublished).ShouldBeNull();
        year.Send(ReviewEvents.CertificatesIssued).ShouldBeNull();
        year.Application(clean).Stage.ShouldBe(Stages.Certified);
        year.Cycle.IsRunning.ShouldBeTrue();
        year.Send(ReviewEvents.ResultPublished)!.Code.ShouldBe("not-yet");

        Resolve(upheld: false);
        year.Application(disputed).Stage.ShouldBe(Stages.AwaitingPublication);
        year.Send(ReviewEvents.ResultPublished).ShouldBeNull();
        year.Send(ReviewEvents.CertificatesIssued).ShouldBeNull();

        year.Application(disputed).Stage.ShouldBe(Stages.Certified);
        year.Cycle.Stage.ShouldBe(Stages.CycleClosed);
        year.Cycle.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void An_objection_that_is_upheld_after_the_first_batch_ends_the_cycle_without_another()
    {
        Object();
        year.MoveTo("2024-12-25 09:00");
        year.Send(ReviewEvents.ResultPublished).ShouldBeNull();
        year.Send(ReviewEvents.CertificatesIssued).ShouldBeNull();

        Resolve(upheld: true);

        year.Application(disputed).Stage.ShouldBe(Stages.ObjectionUpheld);
        year.Cycle.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void Results_that_were_taken_down_hang_their_days_anew()
    {
        year.MoveTo("2024-12-19 09:00");
        year.Send(ReviewEvents.ResultTakenDown, """{"reason":"系统检修"}""").ShouldBeNull();
        year.PostResults("2024-12-20");

        year.MoveTo("2024-12-27 23:59");
        year.Application(clean).Stage.ShouldBe(Stages.ResultPublicity);
        year.MoveTo("2024-12-28 00:00");
        year.Application(clean).Stage.ShouldBe(Stages.AwaitingPublication);
        year.Anchors[AnchorNames.PublicityEnds].ShouldBe(new LocalDate(2024, 12, 27));
    }

    [Fact]
    public void Results_are_not_published_while_they_hang()
    {
        year.Cycle.WaitsFor(ReviewEvents.ResultPublished).ShouldBeFalse();
        year.MoveTo("2024-12-24 23:59");
        year.Cycle.WaitsFor(ReviewEvents.ResultPublished).ShouldBeFalse();
    }

    [Fact]
    public void A_channel_that_was_left_out_starts_no_count() =>
        year.Send(ReviewEvents.ResultPosted, """{"postedOn":"2024-12-17","channels":["公告栏"]}""")!
            .Code.ShouldBe("channels-missing");

    [Fact]
    public void A_result_publicity_that_prints_four_days_is_refused() =>
        year.Send(
                ReviewEvents.ResultPosted,
                """{"postedOn":"2024-12-17","channels":["职称评审系统"],"endsOn":"2024-12-23"}"""
            )!
            .Clauses.ShouldBe(["TJ24-4.4-b"]);

    private void Object() =>
        year.Send(
                ReviewEvents.ObjectionRaised,
                $$"""{"publicity":"result","objection":"YY-1","application":{{disputed}}}"""
            )
            .ShouldBeNull();

    private void Resolve(bool upheld) =>
        year.Send(
                ReviewEvents.ObjectionResolved,
                $$"""{"objection":"YY-1","upheld":{{(upheld ? "true" : "false")}},"report":"核查","application":{{disputed}}}"""
            )
            .ShouldBeNull();
}
