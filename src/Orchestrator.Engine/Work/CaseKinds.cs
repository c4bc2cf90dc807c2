using Orchestrator.Storage.Instances;

namespace Orchestrator.Engine.Work;

/// <summary>The kinds that this process knows.</summary>
internal sealed class CaseKinds(IEnumerable<CaseKind> kinds)
{
    private readonly Dictionary<InstanceKind, CaseKind> _kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>Every one.</summary>
    public IReadOnlyCollection<CaseKind> All => _kinds.Values;

    /// <summary>Who answers for the instances of a kind.</summary>
    /// <exception cref="InvalidOperationException">This process does not know it.</exception>
    public CaseKind Of(InstanceKind kind) =>
        _kinds.GetValueOrDefault(kind)
        ?? throw new InvalidOperationException($"Nobody answers for instances of kind {kind}.");
}
