using System.Text.Json.Serialization;

namespace Orchestrator.Workflows.Activities;

/// <summary>An input of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>Pascal case; the definition writes it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's alias, e.g. <c>String</c>, <c>Int32</c>, <c>Object</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>What the properties panel shows; Chinese.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence beside the input; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>Place in the properties panel; smaller comes first.</summary>
    public float Order { get; init; }

    /// <summary>The tab of the properties panel; null: the first one.</summary>
    public string? Category { get; init; }

    /// <summary>Elsa Studio's editor, e.g. <c>singleline</c>, <c>checkbox</c>, <c>dropdown</c>.</summary>
    [JsonPropertyName("uiHint")]
    public required string UIHint { get; init; }

    /// <summary>Used when a definition does not name the input; null: none.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>
    /// The expression type that a new activity has here: <c>Literal</c>, <c>Object</c> or <c>JavaScript</c>.
    /// </summary>
    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>False: the definition holds raw JSON under the name, not an expression.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>Elsa's: the panel shows it without letting it be changed. No input of ours.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Elsa's: the value is not shown again. No input of ours.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether the panel shows it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Elsa's: it belongs to a definition used as an activity, not to a class.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Elsa's: where the value is kept. Null: with the instance, as everything here.</summary>
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
