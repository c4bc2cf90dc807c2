using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Tests.Planning;

public class AnchorNamesTests
{
    public static TheoryData<string> Names =>
        [
            .. typeof(AnchorNames)
                .GetFields()
                .Where(constant => constant is { IsLiteral: true, Name: not nameof(AnchorNames.Any) })
                .Select(constant => (string)constant.GetRawConstantValue()!),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_date_has_a_name_that_people_read_in_both_languages(string name)
    {
        AnchorTexts.Knows(name).ShouldBeTrue();
        AnchorTexts.Of(name).Chinese.ShouldAllBe(letter => letter >= '\u4e00' && letter <= '\u9fff');
        AnchorTexts.Of(name).English.ShouldAllBe(letter => char.IsAsciiLetter(letter) || " '-".Contains(letter));
    }

    [Fact]
    public void No_two_dates_are_called_alike() =>
        Names.Select(row => AnchorTexts.Of(row.Data).Chinese).ShouldBeUnique();

    [Fact]
    public void A_date_of_the_definitions_own_is_called_as_it_is_written() =>
        AnchorTexts.Of("yearEnd").ShouldBe(new BilingualText("yearEnd", "yearEnd"));
}
