using System.Reflection;

namespace Orchestrator.Workflows.Activities;

/// <summary>An activity class and what reflection found in it, once.</summary>
internal sealed class ActivityType
{
    private readonly ConstructorInfo _constructor;

    public ActivityType(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>()
            ?? throw new ArgumentException($"{type.Name} carries no [Activity].", nameof(type));
        _constructor = type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [])
            ?? throw new ArgumentException($"{type.Name} has no constructor without parameters.", nameof(type));
        if (!typeof(Activity).IsAssignableFrom(type))
            throw new ArgumentException($"{type.Name} is not an activity.", nameof(type));
        Type = type;
        Attribute = attribute;
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(info => info.SetMethod is not null && info.DeclaringType != typeof(Activity))
                .Select(ActivityMember.Of)
                .OfType<ActivityMember>(),
        ];
        Descriptor = DescriptorBuilder.Describe(this);
    }

    public Type Type { get; }

    public ActivityAttribute Attribute { get; }

    public IReadOnlyList<ActivityMember> Members { get; }

    public ActivityDescriptor Descriptor { get; }

    public Activity Create() => (Activity)_constructor.Invoke(null);
}
