namespace Orchestrator.Calendars;

/// <summary>Another answer to a convention's question.</summary>
/// <param name="Option">The field and value that select it in a rule, e.g. <c>inclusive:false</c>.</param>
/// <param name="Meaning">What then holds.</param>
public sealed record ConventionAlternative(string Option, BilingualText Meaning);
