using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A transition of the item that is being applied; kept when the whole item is.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Transition">What it does.</param>
/// <param name="Now">Its instant.</param>
/// <param name="By">What caused it: a stimulus name, or <c>enforcer</c>.</param>
internal sealed record StagedRun(LiveInstance Instance, Transition Transition, Instant Now, string By);
