using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>Elsa's version options: which of a definition's versions are meant.</summary>
internal static class VersionChoice
{
    /// <summary>Those of one definition's versions that an option means. An empty option means all.</summary>
    public static IEnumerable<DefinitionVersion> Of(IEnumerable<DefinitionVersion> versions, string? option)
    {
        var all = versions.ToList();
        return option switch
        {
            null or "" or "AllVersions" => all,
            "Latest" => all.Where(version => version.IsLatest),
            "Published" => all.Where(version => version.IsPublished),
            "Draft" => all.Where(version => version is { IsLatest: true, IsPublished: false }),
            "LatestOrPublished" => all.Exists(version => version.IsPublished)
                ? all.Where(version => version.IsPublished)
                : all.Where(version => version.IsLatest),
            "LatestAndPublished" => all.Where(version => version.IsLatest || version.IsPublished),
            _ => int.TryParse(option, out var number) ? all.Where(version => version.Version == number) : [],
        };
    }
}
