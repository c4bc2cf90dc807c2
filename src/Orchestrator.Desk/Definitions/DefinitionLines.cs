using System.Text.Json.Nodes;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Definitions;

/// <summary>What the operator log keeps of a definition's changes.</summary>
public static class DefinitionLines
{
    extension(OperatorLogWriter log)
    {
        /// <summary>A version by its number and content.</summary>
        public InCommit<DefinitionVersion> VersionLine(Operator who, string action) =>
            log.Line<DefinitionVersion>(
                who,
                action,
                version => version.DefinitionId,
                version => new JsonObject { ["version"] = version.Version, ["hash"] = version.Hash }
            );

        /// <summary>A version that came of an earlier one.</summary>
        public InCommit<DefinitionVersion> RestoredLine(Operator who, int from) =>
            log.Line<DefinitionVersion>(
                who,
                "definition.restored",
                version => version.DefinitionId,
                version => new JsonObject { ["from"] = from, ["version"] = version.Version }
            );
    }
}
