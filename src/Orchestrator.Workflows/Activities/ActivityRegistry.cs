using System.Collections.Frozen;
using System.Reflection;

namespace Orchestrator.Workflows.Activities;

/// <summary>The activity types a definition may use. Immutable; descriptors are derived once by reflection from the attributes.</summary>
public sealed class ActivityRegistry
{
    private static readonly Lazy<ActivityRegistry> BuiltInTypes = new(() =>
        new ActivityRegistry([]).With(typeof(ActivityRegistry).Assembly)
    );

    private readonly FrozenDictionary<string, ActivityType> _types;

    private ActivityRegistry(IReadOnlyList<ActivityType> types)
    {
        foreach (
            var twice in types
                .GroupBy(type => type.Attribute.Type, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
        {
            throw new ArgumentException(
                $"The activity type {twice.Key} is registered twice: {string.Join(", ", twice.Select(type => type.Type.Name))}.",
                nameof(types)
            );
        }
        _types = types.ToFrozenDictionary(type => type.Attribute.Type, StringComparer.Ordinal);
    }

    /// <summary>Elsa's built-in activities that this runtime supports.</summary>
    public static ActivityRegistry BuiltIn => BuiltInTypes.Value;

    /// <summary>This registry and every class of the assembly that carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityRegistry With(Assembly assembly) =>
        With([
            .. assembly
                .GetTypes()
                .Where(type => !type.IsAbstract && type.IsDefined(typeof(ActivityAttribute), inherit: false)),
        ]);

    /// <summary>This registry and the given classes, which must carry <see cref="ActivityAttribute"/>.</summary>
    public ActivityRegistry With(params Type[] types) =>
        new([.. _types.Values, .. types.Select(type => new ActivityType(type))]);

    /// <summary>All descriptors, in the order of their type names.</summary>
    public IReadOnlyList<ActivityDescriptor> Describe() =>
        [
            .. _types
                .Values.Select(type => type.Descriptor)
                .OrderBy(descriptor => descriptor.TypeName, StringComparer.Ordinal),
        ];

    /// <summary>The descriptor of a type; null when there is none.</summary>
    public ActivityDescriptor? Find(string typeName) => FindType(typeName)?.Descriptor;

    internal ActivityType? FindType(string typeName) => _types.GetValueOrDefault(typeName);
}
