namespace Orchestrator.Workflows.Activities;

/// <summary>
/// Describes an input of an activity for the designer; the property's type is <see cref="Input{T}"/>, or a plain type
/// when it is raw JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>What the properties panel shows, Chinese; null: the property's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>One sentence beside the input; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>The tab of the properties panel; null: the first one.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// Elsa Studio's editor: <c>singleline</c>, <c>multiline</c>, <c>checkbox</c>, <c>dropdown</c>, <c>checklist</c>,
    /// <c>multitext</c>, <c>json-editor</c> …
    /// </summary>
    public string? UIHint { get; init; }

    /// <summary>Used when the definition does not name the input. Converted like a literal.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>Choices of a drop-down or check list: <c>value</c> or <c>value=显示文字</c>.</summary>
    public string[]? Options { get; init; }

    /// <summary>Name of a list that only the server knows, e.g. <c>anchors</c>, <c>clauses</c>, <c>roles</c>, <c>calendars</c>.</summary>
    public string? OptionsProvider { get; init; }

    /// <summary>False: the runtime hands the expression to the activity unevaluated until it asks.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>True: a definition without this input is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Order in the properties panel.</summary>
    public float Order { get; init; }
}
