namespace Orchestrator.Calendars.Tests;

public class When_conventions_are_looked_up
{
    [Fact]
    public void Each_counting_convention_is_documented_in_both_languages()
    {
        foreach (var id in Enumerable.Range(1, 17).Select(number => $"C{number}").Append("C21").Append("C26"))
        {
            var convention = CountingConventions.Find(id).ShouldNotBeNull(id);
            foreach (
                var text in new[] { convention.Name, convention.Question, convention.Default, convention.LegalBasis }
            )
            {
                text.Chinese.ShouldNotBeNullOrWhiteSpace();
                text.English.ShouldNotBeNullOrWhiteSpace();
            }
        }

        CountingConventions.Find("C99").ShouldBeNull();
    }

    [Fact]
    public void Each_alternative_names_an_option_that_some_rule_reads()
    {
        string[] options =
        [
            "inclusive",
            "timeOfDay",
            "reading",
            "clearDays",
            "countTriggerDay",
            "countPostingDay",
            "roll",
            "region",
        ];
        CountingConventions
            .All.SelectMany(convention => convention.Alternatives)
            .Select(alternative => alternative.Option.Split(':')[0])
            .ShouldAllBe(option => options.Contains(option));
    }

    [Fact]
    public void Six_months_before_an_application_in_August_are_February_to_July()
    {
        var window = MonthWindow.Before(Given.Day("2024-08-15"), 6).Value;
        (window.First.Month, window.Last.Month).ShouldBe((2, 7));
        window.Contains(Given.Day("2024-02-01")).ShouldBeTrue();
        window.Contains(Given.Day("2024-07-31")).ShouldBeTrue();
        window.Contains(Given.Day("2024-08-01")).ShouldBeFalse();
        MonthWindow.Before(Given.Day("2024-08-15"), 0).IsSuccess.ShouldBeFalse();
    }
}
