using System.Xml.Linq;

namespace Orchestrator.Server.Tests.Architecture;

public class When_projects_refer_to_each_other
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Orchestrator.Calendars"] = [],
        ["Orchestrator.Workflows"] = ["Orchestrator.Calendars"],
        ["Orchestrator.TitleReview"] = ["Orchestrator.Workflows"],
        ["Orchestrator.Storage"] = ["Orchestrator.Workflows"],
        ["Orchestrator.Storage.PostgreSql"] = ["Orchestrator.Storage"],
        ["Orchestrator.Storage.SqlServer"] = ["Orchestrator.Storage"],
        ["Orchestrator.Engine"] = ["Orchestrator.Storage"],
        ["Orchestrator.Cases"] = ["Orchestrator.Engine", "Orchestrator.TitleReview"],
        ["Orchestrator.Desk"] = ["Orchestrator.Cases"],
        ["Orchestrator.Server"] =
        [
            "Orchestrator.Desk",
            "Orchestrator.Storage.PostgreSql",
            "Orchestrator.Storage.SqlServer",
        ],
    };

    private static readonly Dictionary<string, string[]> PackagesOfPureProjects = new(StringComparer.Ordinal)
    {
        ["Orchestrator.Calendars"] = ["NodaTime", "NodaTime.Serialization.SystemTextJson"],
        ["Orchestrator.Workflows"] = ["Jint", "Fluid.Core", "Cronos"],
        ["Orchestrator.TitleReview"] = [],
    };

    public static TheoryData<string> Projects =>
        [
            .. Directory
                .GetFiles(Repository.Source, "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_go_one_way_along_the_line_of_the_house(string project) =>
        Includes(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .ShouldBeSubsetOf(Allowed[project], $"{project} refers to a project outside DESIGN §3");

    [Theory]
    [InlineData("Orchestrator.Calendars")]
    [InlineData("Orchestrator.Workflows")]
    [InlineData("Orchestrator.TitleReview")]
    public void A_pure_project_takes_no_package_but_the_named_ones(string project) =>
        Includes(project, "PackageReference").ShouldBeSubsetOf(PackagesOfPureProjects[project]);

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument
            .Load(Path.Combine(Repository.Source, project, project + ".csproj"))
            .Descendants(item)
            .Select(element => (string?)element.Attribute("Include"))
            .OfType<string>();
}
