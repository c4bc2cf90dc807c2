namespace Orchestrator.Desk.Applications;

/// <summary>结转: the application in another cycle in which one goes on, or from which it comes.</summary>
public sealed record CarriedLink
{
    /// <summary>Code of the other cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>Its number there.</summary>
    public required string Application { get; init; }
}
