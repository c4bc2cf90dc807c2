using Orchestrator.TitleReview.Meetings;

namespace Orchestrator.TitleReview.Tests.Meetings;

public class VoteTests
{
    [Theory]
    [InlineData(11, 8)]
    [InlineData(25, 17)]
    [InlineData(3, 2)]
    [InlineData(9, 6)]
    public void A_quorum_is_two_thirds_of_the_members(int members, int quorum) => Quorum.Of(members).ShouldBe(quorum);

    [Theory]
    [InlineData(8, 6)]
    [InlineData(9, 6)]
    [InlineData(10, 7)]
    [InlineData(11, 8)]
    [InlineData(17, 12)]
    [InlineData(25, 17)]
    public void Two_thirds_of_those_present_decide(int present, int needed)
    {
        new VoteCount(needed, present - needed, 0).Passes(present).ShouldBeTrue();
        new VoteCount(needed - 1, present - needed + 1, 0).Passes(present).ShouldBeFalse();
    }

    [Fact]
    public void Who_abstains_counts_as_present() => new VoteCount(7, 0, 4).Passes(11).ShouldBeFalse();
}
