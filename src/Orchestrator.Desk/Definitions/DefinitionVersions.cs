using Orchestrator.Storage.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>What a version is, and who had a hand in it.</summary>
public static class DefinitionVersions
{
    extension(DefinitionVersion version)
    {
        /// <summary>Not published so far: it changes in place.</summary>
        public bool IsDraft => version is { IsPublished: false, PublishedAt: null };

        /// <summary>Everybody who made or changed it; none of them may approve it.</summary>
        public IReadOnlyList<string> Hands =>
            [version.CreatedBy, .. version.Editors.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        /// <summary>Who changed it last.</summary>
        public string LastHand => version.Hands[^1];
    }

    /// <summary>The newest version.</summary>
    public static DefinitionVersion? Newest(this IEnumerable<DefinitionVersion> versions) =>
        versions.MaxBy(version => version.Version);
}
