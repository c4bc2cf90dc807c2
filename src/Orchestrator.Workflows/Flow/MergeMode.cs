namespace Orchestrator.Workflows.Flow;

/// <summary>Elsa's merge modes of an activity in token mode (<c>customProperties.mergeMode</c>).</summary>
internal enum MergeMode
{
    None,
    Stream,
    Merge,
    Converge,
    Cascade,
    Race,
}
