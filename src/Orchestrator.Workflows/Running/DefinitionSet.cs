using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Running;

/// <summary>Definitions by all the names others use for them; of several versions the highest counts, of equal ones the last.</summary>
public sealed class DefinitionSet
{
    private readonly Dictionary<string, WorkflowDefinition> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowDefinition> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes a definition known by its ids and its activity type; a lower version stays reachable by its number.
    /// </summary>
    public void Add(WorkflowDefinition definition)
    {
        _versions[definition.Id] = definition;
        foreach (var name in (string[])[definition.DefinitionId, PlanCompiler.ActivityTypeOf(definition)])
        {
            _names[$"{name}:{definition.Version}"] = definition;
            if (!_names.TryGetValue(name, out var known) || known.Version <= definition.Version)
                _names[name] = definition;
        }
    }

    /// <summary>The definitions that count, each once.</summary>
    public IEnumerable<WorkflowDefinition> All() => _names.Values.Distinct();

    /// <summary>By version id, activity type or definition id; null when there is none.</summary>
    public WorkflowDefinition? Find(string key) => _versions.GetValueOrDefault(key) ?? _names.GetValueOrDefault(key);
}
