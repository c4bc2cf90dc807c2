namespace Orchestrator.Workflows.Activities;

/// <summary>A port of an activity type.</summary>
/// <param name="Name">ASCII and stable: stored in definitions as the outcome or, in camel case, as the member that
/// holds the embedded activity.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Type"><c>Flow</c> or <c>Embedded</c>.</param>
/// <param name="IsBrowsable">Whether the designer shows it.</param>
public sealed record PortDescriptor(string Name, string DisplayName, string Type, bool IsBrowsable = true);
