using System.Collections.Frozen;
using System.Reflection;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Workflows.Compilation;

/// <summary>What the activities of a plan need, by stimulus (<see cref="NeedsAttribute"/>).</summary>
internal static class PlanNeeds
{
    /// <summary>The types that any of the activities needs, each once, in the order of their names.</summary>
    public static FrozenDictionary<string, IReadOnlyList<Type>> Of(IEnumerable<Activity> activities) =>
        activities
            .Select(activity => activity.GetType())
            .Distinct()
            .SelectMany(type => type.GetCustomAttributes<NeedsAttribute>())
            .GroupBy(needs => needs.Stimulus, StringComparer.Ordinal)
            .ToFrozenDictionary(
                ofStimulus => ofStimulus.Key,
                IReadOnlyList<Type> (ofStimulus) =>
                    [
                        .. ofStimulus
                            .SelectMany(needs => needs.Data)
                            .Distinct()
                            .OrderBy(type => type.FullName, StringComparer.Ordinal),
                    ],
                StringComparer.Ordinal
            );
}
