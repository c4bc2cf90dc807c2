namespace Orchestrator.Server.Tests.Architecture;

public class When_folders_refer_to_each_other
{
    [Theory]
    [InlineData("Orchestrator.Calendars", 0)]
    [InlineData("Orchestrator.Workflows", 8)]
    [InlineData("Orchestrator.TitleReview", 11)]
    [InlineData("Orchestrator.Storage", 5)]
    [InlineData("Orchestrator.Engine", 0)]
    [InlineData("Orchestrator.Cases", 0)]
    [InlineData("Orchestrator.Desk", 0)]
    [InlineData("Orchestrator.Server", 0)]
    public void No_more_of_them_are_knotted_than_were(string project, int ceiling)
    {
        var knots = FolderGraph.Of(project).Knots();
        knots
            .Sum(knot => knot.Count)
            .ShouldBeLessThanOrEqualTo(ceiling, string.Join(" | ", knots.Select(knot => string.Join(' ', knot))));
    }

    [Fact]
    public void A_knot_is_found_with_all_its_folders_and_no_other() =>
        FolderGraph
            .Of([("A", "B"), ("B", "C"), ("C", "A"), ("C", "D"), ("D", "E"), ("X", "Y"), ("Y", "X"), ("Z", "X")])
            .Knots()
            .Select(knot => string.Join(' ', knot))
            .ShouldBe(["A B C", "X Y"], ignoreOrder: true);

    [Fact]
    public void A_use_is_seen_in_what_is_compiled()
    {
        var uses = CompiledReferences.Read(Path.Combine(AppContext.BaseDirectory, "Orchestrator.Server.Tests.dll"));
        // Only the first is said by a using.
        uses.ShouldContain((typeof(When_a_body_is_bad).Namespace!, "Orchestrator.Server.Tests.Support"));
        uses.ShouldContain(("Orchestrator.Server.Tests.Architecture", "Orchestrator.Server.Tests"));
        uses.ShouldNotContain(("Orchestrator.Server.Tests.Architecture", "Orchestrator.Server.Tests.Deploy"));
    }
}
