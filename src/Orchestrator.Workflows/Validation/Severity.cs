namespace Orchestrator.Workflows.Validation;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The definition is refused.</summary>
    Error = 0,

    /// <summary>It may run, but somebody should look.</summary>
    Warning = 1,

    /// <summary>Good to know.</summary>
    Info = 2,
}
