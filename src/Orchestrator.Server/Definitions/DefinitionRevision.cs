using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Definitions;

/// <summary>Names one state of a definition: its newest version and how often that was changed. Whoever saves says which one was on the screen.</summary>
internal static class DefinitionRevision
{
    public static string Of(DefinitionVersion version) => $"{version.Id}.{version.Revision}";
}
