namespace Orchestrator.Calendars;

/// <summary>How much a finding about a date weighs.</summary>
public enum DateWarningSeverity
{
    /// <summary>A person should look.</summary>
    Warning,

    /// <summary>The rule contradicts its own notice; a plan with it is not activated.</summary>
    Error,
}
