using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>What an event from outside would have moved.</summary>
/// <param name="Dates">The new days by name, e.g. <c>meeting</c>.</param>
/// <param name="Reason">Why, as the sender said.</param>
public sealed record DateProposal(IReadOnlyDictionary<string, LocalDate> Dates, string? Reason);
