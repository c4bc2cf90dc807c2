using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

/// <summary>Series and levels are those that the schedule names, for every application.</summary>
public class When_a_cycle_takes_some_alone
{
    [Theory]
    [InlineData("tianjin-2024", "工程技术", "副高", true)]
    [InlineData("tianjin-2024", "经济", "副高", false)]
    [InlineData("tianjin-quality-2023", "工程技术", "中级", true)]
    [InlineData("tianjin-quality-2023", "工程技术", "正高", false)]
    public void Others_are_refused_with_those_that_it_takes(string id, string series, string level, bool isTaken)
    {
        var refusal = ScheduleScope.Refuse(Definitions.Find(id)!, inputs: null, series, level);

        (refusal is null).ShouldBe(isTaken);
        refusal?.Chinese.ShouldContain("受理的");
    }

    [Theory]
    [InlineData("工程技术、经济", true)]
    [InlineData("卫生", false)]
    public void A_cycle_may_name_its_own(string named, bool isTaken) =>
        (
            ScheduleScope.Refuse(Definitions.Tianjin, new JsonObject { ["series"] = named }, "经济", "副高") is null
        ).ShouldBe(isTaken);

    [Fact]
    public void Tracks_name_them_where_no_input_does()
    {
        var schedule = Definitions.Compile(TwoTracks.Schedule().ToJsonString());

        ScheduleScope.Refuse(schedule, inputs: null, "工程技术", "中级").ShouldBeNull();
        ScheduleScope.Refuse(schedule, inputs: null, "工程技术", "初级")!.Chinese.ShouldContain("正高、副高、中级");
    }
}
