using System.Text.RegularExpressions;

namespace Orchestrator.Server.Tests.Architecture;

public partial class When_jobs_are_kept_apart
{
    private static readonly string[] Homes =
    [
        "Orchestrator.Engine/Jobs/",
        "Orchestrator.Server/",
        "Orchestrator.Storage.PostgreSql/PostgreSqlJobStore.cs",
        "Orchestrator.Storage.PostgreSql/PostgreSqlScript.cs",
        "Orchestrator.Storage.SqlServer/SqlServerJobStore.cs",
        "Orchestrator.Storage.SqlServer/SqlServerScript.cs",
    ];

    [Fact]
    public void Only_the_jobs_folder_the_job_stores_and_the_host_know_the_scheduler() =>
        Directory
            .GetFiles(Repository.Source, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Source, path))
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !Homes.Any(home => path.StartsWith(home, StringComparison.Ordinal))
            )
            .Where(path => Scheduler().IsMatch(File.ReadAllText(Path.Combine(Repository.Source, path))))
            .ShouldBeEmpty();

    [GeneratedRegex(@"\bHangfire[.;]")]
    private static partial Regex Scheduler();
}
