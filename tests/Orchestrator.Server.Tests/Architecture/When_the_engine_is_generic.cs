namespace Orchestrator.Server.Tests.Architecture;

/// <summary>DESIGN §3: the engine runs workflows of any kind. What is title review lies in Cases.</summary>
public class When_the_engine_is_generic
{
    [Theory]
    [InlineData("Orchestrator.Engine")]
    [InlineData("Orchestrator.Storage")]
    public void It_does_not_know_title_review(string project) =>
        Directory
            .GetFiles(Path.Combine(Repository.Source, project), "*.cs*", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Where(path => File.ReadAllText(path).Contains("TitleReview", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Source, path))
            .ShouldBeEmpty();
}
