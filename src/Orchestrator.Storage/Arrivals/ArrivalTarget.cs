namespace Orchestrator.Storage.Arrivals;

/// <summary>What an arrival is for.</summary>
public enum ArrivalTarget
{
    /// <summary>A stimulus for the instance <c>TargetId</c> (an application or another workflow).</summary>
    Instance = 0,

    /// <summary>A stimulus for the cycle <c>TargetId</c>.</summary>
    Cycle = 1,

    /// <summary>A submission that creates an application of the cycle <c>TargetId</c>.</summary>
    NewApplication = 2,
}
