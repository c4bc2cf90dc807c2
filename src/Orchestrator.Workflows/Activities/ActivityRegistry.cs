using System.Reflection;

namespace Orchestrator.Workflows.Activities;

/// <summary>The activity types a definition may use. Immutable; descriptors are derived once by reflection from the attributes.</summary>
public sealed class ActivityRegistry
{
    /// <summary>Elsa's built-in activities that this runtime supports.</summary>
    public static ActivityRegistry BuiltIn => throw new NotSupportedException();

    /// <summary>This registry and every class of the assembly that carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityRegistry With(Assembly assembly) => throw new NotSupportedException();

    /// <summary>This registry and the given classes, which must carry <see cref="ActivityAttribute"/>.</summary>
    public ActivityRegistry With(params Type[] types) => throw new NotSupportedException();

    /// <summary>All descriptors, in the order of their type names.</summary>
    public IReadOnlyList<ActivityDescriptor> Describe() => throw new NotSupportedException();

    /// <summary>The descriptor of a type; null when there is none.</summary>
    public ActivityDescriptor? Find(string typeName) => throw new NotSupportedException();
}
