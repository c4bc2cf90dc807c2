using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Tests.Events;

/// <summary>Forms are made of the catalogue in two languages: Chinese first, English whole.</summary>
public partial class When_forms_are_made_of_events
{
    public static TheoryData<EventLevel, string> All => ReviewEventsTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_event_field_choice_and_description_is_said_in_both_languages(EventLevel level, string name)
    {
        var known = ReviewEvents.Find(level, name)!;

        ShouldBeBoth(name, known.Title, known.TitleEn);
        foreach (var (path, field) in Fields(name, known.Fields))
        {
            ShouldBeBoth(path, field.Title, field.TitleEn);
            if (field.Description is not null || field.DescriptionEn is not null)
                ShouldBeBoth($"{path} (description)", field.Description, field.DescriptionEn);
            field.ChoicesEn.Keys.ShouldBe(field.Choices.Keys);
            foreach (var (value, chinese) in field.Choices)
                ShouldBeBoth($"{path} ({value})", chinese, field.ChoicesEn[value]);
        }
    }

    [Theory]
    [InlineData(EventLevel.Cycle)]
    [InlineData(EventLevel.Application)]
    public void No_two_events_of_a_level_have_the_same_English_name(EventLevel level) =>
        ReviewEvents.All.Where(item => item.Level == level).Select(item => item.TitleEn).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(All))]
    public void No_two_fields_of_a_form_and_no_two_choices_have_the_same_English_name(EventLevel level, string name)
    {
        var known = ReviewEvents.Find(level, name)!;

        foreach (var form in Forms(known.Fields))
            form.Select(field => field.TitleEn).ShouldBeUnique();
        foreach (var (_, field) in Fields(name, known.Fields))
            field.ChoicesEn.Values.ShouldBeUnique();
    }

    [Fact]
    public void A_choice_is_its_value_its_Chinese_and_its_English_name()
    {
        var decision = ReviewEvents.Find(EventLevel.Application, ReviewEvents.OfficeDecided)!.Fields[0];

        (decision.Title, decision.TitleEn).ShouldBe(("决定", "Decision"));
        decision.Choices["returned"].ShouldBe("退回补正");
        decision.ChoicesEn["returned"].ShouldBe("Returned for correction");
    }

    private static void ShouldBeBoth(string where, string? chinese, string? english)
    {
        Chinese().IsMatch(chinese ?? "").ShouldBeTrue($"{where}: {chinese}");
        string.IsNullOrWhiteSpace(english).ShouldBeFalse(where);
        Chinese().IsMatch(english!).ShouldBeFalse($"{where}: {english}");
    }

    private static IEnumerable<IReadOnlyList<PayloadField>> Forms(IReadOnlyList<PayloadField> fields) =>
        [fields, .. fields.SelectMany(field => Forms(field.Fields))];

    private static IEnumerable<(string Path, PayloadField Field)> Fields(
        string path,
        IReadOnlyList<PayloadField> fields
    ) =>
        fields.SelectMany(field =>
            Fields($"{path}.{field.Name}", field.Fields).Prepend(($"{path}.{field.Name}", field))
        );

    /// <summary>Characters and the punctuation that stands beside them.</summary>
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\uFF00-\uFFEF]")]
    private static partial Regex Chinese();
}
