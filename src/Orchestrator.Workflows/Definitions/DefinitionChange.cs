namespace Orchestrator.Workflows.Definitions;

/// <summary>One difference in meaning between two versions of a definition.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="ActivityId">The activity it happened to or in; null for the definition itself and for arrows.</param>
/// <param name="ActivityName">What people read on that activity.</param>
/// <param name="Part">The member: an input's name in camel case, <c>activity</c>, <c>connection</c>, or a member of
/// the definition such as <c>inputs.meeting</c>.</param>
/// <param name="Before">As it was; null when it was not there.</param>
/// <param name="After">As it is; null when it is gone.</param>
public sealed record DefinitionChange(
    DefinitionChangeKind Kind,
    string? ActivityId,
    string? ActivityName,
    string Part,
    string? Before,
    string? After
);
