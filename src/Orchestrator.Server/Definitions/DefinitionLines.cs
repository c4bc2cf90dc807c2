using System.Security.Claims;
using System.Text.Json.Nodes;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Definitions;

/// <summary>What the operator log keeps of a definition's changes.</summary>
internal static class DefinitionLines
{
    extension(OperatorLogWriter log)
    {
        /// <summary>A version by its number and content.</summary>
        public InCommit<DefinitionVersion> VersionLine(ClaimsPrincipal who, string action) => log.Line<DefinitionVersion>(
            who, action, version => version.DefinitionId, version => new JsonObject { ["version"] = version.Version, ["hash"] = version.Hash });

        /// <summary>A version that came of an earlier one.</summary>
        public InCommit<DefinitionVersion> RestoredLine(ClaimsPrincipal who, int from) => log.Line<DefinitionVersion>(
            who, "definition.restored", version => version.DefinitionId, version => new JsonObject { ["from"] = from, ["version"] = version.Version });
    }
}
