namespace Orchestrator.Server.Portals;

/// <summary>What a portal may be let do beside sending events; named like events among its permissions.</summary>
internal static class PortalDeeds
{
    /// <summary>The import of a committee's expert pool.</summary>
    public const string ExpertImport = "experts.imported";

    /// <summary>The results of tasks.</summary>
    public const string TaskResult = "task.completed";

    /// <summary>The upload of pictures.</summary>
    public const string Evidence = "evidence.uploaded";
}
