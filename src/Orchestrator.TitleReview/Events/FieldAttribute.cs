namespace Orchestrator.TitleReview.Events;

/// <summary>
/// Describes a field of an event's payload. Whether it is required follows from its type: a nullable one may be left
/// out.
/// </summary>
/// <param name="title">Chinese name of the field, used in error messages.</param>
/// <param name="english">Its English name, for forms.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string title, string english) : Attribute
{
    /// <summary>The field's Chinese name.</summary>
    public string Title { get; } = title;

    /// <summary>The field's English name.</summary>
    public string English { get; } = english;

    /// <summary>One sentence for the interface's document.</summary>
    public string? Description { get; init; }

    /// <summary>The same in English; needed wherever there is a description.</summary>
    public string? DescriptionEn { get; init; }

    /// <summary>Allowed values: <c>value=显示文字=English text</c>.</summary>
    public string[]? Choices { get; init; }

    /// <summary>A code of an organisation or a digest: it names no person, whatever digits it has.</summary>
    public bool IsCode { get; init; }

    /// <summary>What it stands for beyond its kind.</summary>
    public FieldMeaning Meaning { get; init; }

    /// <summary>For lists: the fewest items.</summary>
    public int MinItems { get; init; }

    /// <summary>For numbers: the smallest value.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>For texts: the most characters.</summary>
    public int MaxLength { get; init; } = 4000;
}
