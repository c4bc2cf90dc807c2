using System.Text.Json.Serialization;

namespace Orchestrator.Workflows.Activities;

/// <summary>An input of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>Pascal case; the definition writes it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's alias, e.g. <c>String</c>, <c>Int32</c>, <c>Object</c>.</summary>
    public required string TypeName { get; init; }

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    public float Order { get; init; }

    public string? Category { get; init; }

    [JsonPropertyName("uiHint")]
    public required string UIHint { get; init; }

    public object? DefaultValue { get; init; }

    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>False: the definition holds raw JSON under the name, not an expression.</summary>
    public bool IsWrapped { get; init; } = true;

    public bool IsReadOnly { get; init; }

    public bool IsSensitive { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsSynthetic { get; init; }

    public string? StorageDriverType { get; init; }

    /// <summary>By editor: what Studio needs to draw it, e.g. the choices of a drop-down.</summary>
    [JsonPropertyName("uiSpecifications")]
    public IReadOnlyDictionary<string, object?> UISpecifications { get; init; } = new Dictionary<string, object?>();

    /// <summary>A definition without it is refused.</summary>
    [JsonIgnore]
    public bool IsRequired { get; init; }

    /// <summary>Evaluated before the activity runs.</summary>
    [JsonIgnore]
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>What the activity gets.</summary>
    [JsonIgnore]
    public Type ValueType { get; init; } = typeof(object);

    /// <summary>Name of a list that only the server knows, e.g. <c>anchors</c>.</summary>
    [JsonIgnore]
    public string? OptionsProvider { get; init; }
}
