using Orchestrator.TitleReview.Clauses;
using Orchestrator.TitleReview.Floors;

namespace Orchestrator.TitleReview.Tests.Clauses;

public class ClauseTests
{
    [Fact]
    public void All_four_hundred_and_one_clauses_can_be_quoted()
    {
        ClauseCatalogue.All.Count.ShouldBe(401);
        ClauseCatalogue.All.ShouldAllBe(clause => clause.Quote.Length > 0);
        ClauseCatalogue.Find("TJ24-4.2-i")!.Quote.ShouldBe("在线审核提交工作应于11月1日（星期五）前完成");
        ClauseCatalogue.All.Select(clause => clause.Notice).Distinct().Order().ShouldBe(["LZ24", "TJ23", "TJ24", "XN24", "YC24"]);
    }

    [Fact]
    public void Every_floor_of_a_clause_rests_on_a_clause_that_exists() =>
        ClauseFloors.All.ShouldAllBe(floor => ClauseCatalogue.Find(floor.Clause) != null && floor.Minimum > 0);
}
