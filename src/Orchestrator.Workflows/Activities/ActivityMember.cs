using System.Reflection;
using System.Text.Json;

namespace Orchestrator.Workflows.Activities;

/// <summary>A property of an activity class that a definition fills.</summary>
/// <param name="Property">The property.</param>
/// <param name="Kind">How the definition writes it.</param>
/// <param name="ValueType">What the expression gives, the output takes, or the raw JSON holds.</param>
/// <param name="Input">Its description as an input, when it has one.</param>
/// <param name="Output">Its description as an output, when it has one.</param>
internal sealed record ActivityMember(
    PropertyInfo Property,
    MemberKind Kind,
    Type ValueType,
    InputAttribute? Input,
    OutputAttribute? Output
)
{
    /// <summary>Pascal case; a port property may end in Port where its plain name is taken by a method.</summary>
    public string Name { get; } = NameOf(Property, Kind);

    /// <summary>The member's name in a definition.</summary>
    public string JsonName { get; } = JsonNamingPolicy.CamelCase.ConvertName(NameOf(Property, Kind));

    public static ActivityMember? Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        var input = property.GetCustomAttribute<InputAttribute>();
        var output = property.GetCustomAttribute<OutputAttribute>();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>))
        {
            return new ActivityMember(
                property,
                MemberKind.Input,
                type.GetGenericArguments()[0],
                input ?? new InputAttribute(),
                null
            );
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>))
        {
            return new ActivityMember(
                property,
                MemberKind.Output,
                type.GetGenericArguments()[0],
                null,
                output ?? new OutputAttribute()
            );
        }
        if (typeof(Activity).IsAssignableFrom(type))
            return new ActivityMember(property, MemberKind.Port, type, null, null);
        if (
            type.IsAssignableFrom(typeof(List<Activity>))
            && type.IsGenericType
            && type.GetGenericArguments()[0] == typeof(Activity)
        )
        {
            return new ActivityMember(property, MemberKind.Children, type, null, null);
        }
        return input is null ? null : new ActivityMember(property, MemberKind.Raw, type, input, null);
    }

    private static string NameOf(PropertyInfo property, MemberKind kind) =>
        kind == MemberKind.Port && property.Name.EndsWith("Port", StringComparison.Ordinal)
            ? property.Name[..^4]
            : property.Name;
}
