using NodaTime;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Something that went wrong in an instance.</summary>
/// <param name="ActivityId">The activity's id.</param>
/// <param name="NodeId">The activity's node id.</param>
/// <param name="ActivityType">Its type name.</param>
/// <param name="Code">Stable code, e.g. <c>input</c>, <c>script</c>, <c>exception</c>, or the code of a Fault activity.</param>
/// <param name="Message">What happened.</param>
/// <param name="Timestamp">When, by the unit of work's instant.</param>
public sealed record Incident(
    string ActivityId,
    string NodeId,
    string ActivityType,
    string Code,
    string Message,
    Instant Timestamp
);
