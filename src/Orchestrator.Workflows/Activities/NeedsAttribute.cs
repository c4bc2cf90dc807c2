namespace Orchestrator.Workflows.Activities;

/// <summary>
/// Says which data an activity must be given when a stimulus reaches its instance, beyond the instance itself. Whoever runs it
/// loads them for many instances at once; the activity finds them by type (<see cref="Runtime.RunEnvironment.Find{T}"/>).
/// </summary>
/// <param name="stimulus">Name of the stimulus.</param>
/// <param name="data">The types.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsAttribute(string stimulus, params Type[] data) : Attribute
{
    /// <summary>Name of the stimulus.</summary>
    public string Stimulus { get; } = stimulus;

    /// <summary>The types.</summary>
    public IReadOnlyList<Type> Data { get; } = data;
}
