namespace Orchestrator.TitleReview.Events;

/// <summary>A field of a payload, derived from the record that carries it.</summary>
/// <param name="Name">Its camelCase name in JSON.</param>
/// <param name="Title">Its Chinese name.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Kind">Its type, or that of its items.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record PayloadField(
    string Name,
    string Title,
    string TitleEn,
    FieldKind Kind,
    bool IsList,
    bool IsRequired
)
{
    /// <summary>One sentence for the interface's document; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>The same in English, for forms; null where there is no description.</summary>
    public string? DescriptionEn { get; init; }

    /// <summary>Allowed values and their Chinese names; empty when any.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>The same values and their English names.</summary>
    public IReadOnlyDictionary<string, string> ChoicesEn { get; init; } = new Dictionary<string, string>();

    /// <summary>Fewest items of a list.</summary>
    public int MinItems { get; init; }

    /// <summary>Smallest number; null when any.</summary>
    public long? Minimum { get; init; }

    /// <summary>Largest number.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Most characters of a text.</summary>
    public int MaxLength { get; init; }

    /// <summary>Whether it is a code of an organisation or a digest, which names no person.</summary>
    public bool IsCode { get; init; }

    /// <summary>What it stands for beyond its kind.</summary>
    public FieldMeaning Meaning { get; init; }

    /// <summary>The fields of a <see cref="FieldKind.Record"/>.</summary>
    public IReadOnlyList<PayloadField> Fields { get; init; } = [];
}
