using Orchestrator.Storage.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Names one state of a definition: its newest version and how often that was changed. Whoever saves says which one
/// was on the screen.
/// </summary>
public static class DefinitionRevision
{
    /// <summary>Opaque to clients; two are equal only for the same state of the same version.</summary>
    public static string Of(DefinitionVersion version) => $"{version.Id}.{version.Revision}";
}
