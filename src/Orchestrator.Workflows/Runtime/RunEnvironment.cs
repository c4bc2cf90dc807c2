using NodaTime;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Runtime;

/// <summary>What a run may know of the world. It is given, never fetched: that keeps a resume pure.</summary>
public sealed class RunEnvironment
{
    /// <summary>The instant of the unit of work, by the database's clock, or the instant at which the arrival was stamped.</summary>
    public required Instant Now { get; init; }

    /// <summary>Id of the instance that runs, as scripts see it; it also seeds what scripts get as random.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>
    /// Dates by name that date rules count from, e.g. <c>meeting</c>, <c>apply.closes</c>; of the cycle for its
    /// applications too.
    /// </summary>
    public IReadOnlyDictionary<string, LocalDate> Anchors { get; init; } = new Dictionary<string, LocalDate>();

    /// <summary>Typed data that the unit of work loaded for this stimulus (an expert pool, the calendar, other applications).</summary>
    public IReadOnlyDictionary<Type, object> Data { get; init; } = new Dictionary<Type, object>();

    /// <summary>What the scripts of several bursts may take together; null: each burst has its own.</summary>
    public ScriptBudget? Scripts { get; init; }

    /// <summary>The data of a type, or null when the unit of work loaded none.</summary>
    public T? Find<T>()
        where T : class => Data.TryGetValue(typeof(T), out var value) ? (T)value : null;

    /// <summary>The data of a type. Throws when the unit of work loaded none: that is a mistake in the engine, not in the input.</summary>
    public T Require<T>()
        where T : class =>
        Find<T>() ?? throw new InvalidOperationException($"The unit of work did not load {typeof(T).Name}.");
}
