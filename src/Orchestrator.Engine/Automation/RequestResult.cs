using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Automation;

/// <summary>What came of one attempt.</summary>
/// <param name="Answer">The payload that the workflow gets if this attempt is the last.</param>
/// <param name="MayPass">Whether another attempt may end otherwise.</param>
internal sealed record RequestResult(JsonObject Answer, bool MayPass);
