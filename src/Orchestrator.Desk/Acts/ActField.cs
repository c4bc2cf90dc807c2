using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Facts;
using Orchestrator.TitleReview.Offers;

namespace Orchestrator.Desk.Acts;

/// <summary>A field of an act's form.</summary>
public sealed record ActField
{
    private const int LongText = 1000;

    /// <summary>No step offers anything.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<Offer>> NoOffers { get; } =
        new Dictionary<string, IReadOnlyList<Offer>>();

    /// <summary>Its name in the act's data.</summary>
    public required string Name { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>In English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>One sentence about it in Chinese; null: none.</summary>
    public required string? Description { get; init; }

    /// <summary>The same in English.</summary>
    public required string? DescriptionEn { get; init; }

    /// <summary>What it is, or each of its items is.</summary>
    public required ActFieldKind Kind { get; init; }

    /// <summary>Whether it is a list.</summary>
    public required bool IsList { get; init; }

    /// <summary>Whether it must be given.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The only values that it may have; empty when any.</summary>
    public required IReadOnlyList<ActChoice> Choices { get; init; }

    /// <summary>Values that the definition names; empty when it names none.</summary>
    public required IReadOnlyList<ActChoice> Offered { get; init; }

    /// <summary>Whether other values than those offered may be typed.</summary>
    public required bool TakesOthers { get; init; }

    /// <summary>Fewest items of a list.</summary>
    public required int MinItems { get; init; }

    /// <summary>Smallest number; null when any.</summary>
    public required long? Minimum { get; init; }

    /// <summary>Most characters of a text.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The fields of each item of <see cref="ActFieldKind.Record"/>; empty otherwise.</summary>
    public required IReadOnlyList<ActField> Fields { get; init; }

    internal static ActField Of(PayloadField field, IReadOnlyDictionary<string, IReadOnlyList<Offer>> offers) =>
        new()
        {
            Name = field.Name,
            Title = field.Title,
            TitleEn = field.TitleEn,
            Description = field.Description,
            DescriptionEn = field.DescriptionEn,
            Kind = KindOf(field),
            IsList = field.IsList,
            IsRequired = field.IsRequired,
            Choices =
            [
                .. field.Choices.Select(choice => new ActChoice(choice.Key, choice.Value, field.ChoicesEn[choice.Key])),
            ],
            Offered =
            [
                .. (offers.GetValueOrDefault(field.Name) ?? []).Select(offer => new ActChoice(
                    offer.Value,
                    offer.Chinese,
                    offer.English
                )),
            ],
            TakesOthers = false,
            MinItems = field.MinItems,
            Minimum = field.Minimum,
            MaxLength = field.MaxLength,
            Fields = [.. field.Fields.Select(inner => Of(inner, offers))],
        };

    /// <summary>A fact that an application definition looks at.</summary>
    internal static ActField Of(FactField fact)
    {
        var offered = fact.Offered.Select(value => new ActChoice(value, value, value));
        return Of(fact.Field, NoOffers) with
        {
            Offered = [.. offered],
            TakesOthers = true,
            Fields = [.. fact.Fields.Select(Of)],
        };
    }

    private static ActFieldKind KindOf(PayloadField field) =>
        field.Meaning switch
        {
            FieldMeaning.Application => ActFieldKind.Application,
            FieldMeaning.Pictures => ActFieldKind.Picture,
            FieldMeaning.SecretHash => ActFieldKind.SecretHash,
            FieldMeaning.Nonce => ActFieldKind.Nonce,
            _ => field.Kind switch
            {
                FieldKind.Number => ActFieldKind.Number,
                FieldKind.Boolean => ActFieldKind.Boolean,
                FieldKind.Date => ActFieldKind.Date,
                FieldKind.Record => ActFieldKind.Record,
                FieldKind.Data => ActFieldKind.Data,
                _ when field.MaxLength > LongText => ActFieldKind.LongText,
                _ => ActFieldKind.Text,
            },
        };
}
