namespace Orchestrator.Workflows.Flow;

/// <summary>Elsa's FlowJoinMode.</summary>
public enum FlowJoinMode
{
    /// <summary>Goes on with the first branch that arrives and cancels the others.</summary>
    WaitAny,

    /// <summary>Goes on when every branch has arrived; not at all when one cannot.</summary>
    WaitAll,

    /// <summary>Goes on when every branch that can arrive has.</summary>
    WaitAllActive,
}
