using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>结转 by its rules alone: what was not decided on its merits may go on, in a cycle of the same place.</summary>
public sealed class When_an_application_may_be_carried_over
{
    [Theory]
    [InlineData(Stages.Cancelled, true, false, CycleStatus.Cancelled, null)]
    [InlineData(Stages.Overdue, true, true, CycleStatus.Running, null)]
    [InlineData(Stages.Abandoned, true, true, CycleStatus.Finished, null)]
    [InlineData(Stages.AwaitingReview, false, false, CycleStatus.Finished, null)]
    [InlineData(null, false, false, CycleStatus.Cancelled, null)]
    [InlineData(Stages.AwaitingReview, false, false, CycleStatus.Running, "under-way")]
    [InlineData(Stages.NotPassed, true, false, CycleStatus.Finished, "decided")]
    [InlineData(Stages.Withdrawn, true, false, CycleStatus.Cancelled, "decided")]
    [InlineData(Stages.Certified, true, false, CycleStatus.Finished, "decided")]
    [InlineData(Stages.CarriedOver, true, true, CycleStatus.Cancelled, "already-carried")]
    public void It_may_where_nothing_was_decided(
        string? stage,
        bool hasEnded,
        bool isLapsed,
        CycleStatus cycle,
        string? code
    ) => (CarryRules.Refuse("2024000001", stage, hasEnded, isLapsed, cycle)?.Code).ShouldBe(code);

    [Fact]
    public void What_was_decided_is_refused_with_its_result() =>
        CarryRules
            .Refuse("2024000001", Stages.NotPassed, hasEnded: true, isLapsed: false, CycleStatus.Finished)!
            .Chinese.ShouldBe("申报2024000001已有办理结果（评审未通过），不能结转；请在新的周期重新申报。");

    [Theory]
    [InlineData(2, "天津市", 2025, null)]
    [InlineData(2, "天津市", 2024, null)]
    [InlineData(1, "天津市", 2024, "same-cycle")]
    [InlineData(2, "咸宁市", 2025, "other-jurisdiction")]
    [InlineData(2, "天津市", 2023, "earlier-year")]
    public void It_goes_into_another_cycle_of_the_same_place_and_not_of_an_earlier_year(
        long id,
        string place,
        int year,
        string? code
    ) => (CarryRules.Refuse(Cycle(1, "天津市", 2024), Cycle(id, place, year))?.Code).ShouldBe(code);

    private static Cycle Cycle(long id, string place, int year) =>
        new()
        {
            InstanceId = id,
            Code = $"C{id}",
            Name = $"周期{id}",
            Jurisdiction = place,
            Year = year,
            CalendarRegion = "cn",
            CalendarVersion = "1",
            Anchors = "{}",
            Options = "{}",
        };
}
