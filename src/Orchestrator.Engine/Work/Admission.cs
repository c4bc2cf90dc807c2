using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>How a case starts that its kind admits.</summary>
internal sealed record Admission
{
    /// <summary>Set: it does not start, and nothing else here counts.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The definition version that it runs.</summary>
    public long VersionId { get; init; }

    /// <summary>Its number; used up when it has started.</summary>
    public string Number { get; init; } = "";

    /// <summary>The inputs that the cycle was started with and its own definition asks for take these values.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>What its kind keeps of it (<see cref="LiveInstance.Facts"/>).</summary>
    public object? Facts { get; init; }

    /// <summary>The dates that hold for it.</summary>
    public IReadOnlyDictionary<string, LocalDate> Dates { get; init; } = RunData.NoDates;

    /// <summary>What its first run is given, by type.</summary>
    public IReadOnlyDictionary<Type, object> Data { get; init; } = new Dictionary<Type, object>();
}
