namespace Orchestrator.Server.OperatorLog;

/// <summary>Where the operator log's signed head goes every day, beside the portals that subscribe to <c>log.head</c>.</summary>
/// <param name="Folder">A folder that others keep, such as a mount of the supervisor's; null: none.</param>
/// <param name="Mail">A mail address; null: none.</param>
internal sealed record LogHeadSettings(string? Folder = null, string? Mail = null);
