namespace Orchestrator.Calendars.Tests;

public class When_the_command_line_asks
{
    [Fact]
    public void The_answer_has_exactly_the_agreed_shape() =>
        CalendarAnswers
            .Add(CalendarBook.Official, "2024-10-11", 2)
            .Value.ToJson()
            .ShouldBe(
                """
                {"start":"2024-10-11","n":2,"region":"cn","result":"2024-10-14","provisional":false,"proof":[{"date":"2024-10-12","counted":true,"reason":"星期六 国庆节调休上班，计入（国办发明电〔2023〕7号）"},{"date":"2024-10-13","counted":false,"reason":"星期日 周末休息，不计"},{"date":"2024-10-14","counted":true,"reason":"星期一 工作日，计入"}]}
                """
            );

    [Fact]
    public void Guangxi_in_2026_is_provisional() =>
        CalendarAnswers.Add(CalendarBook.Official, "2026-03-02", 1, "cn-gx").Value.Provisional.ShouldBeTrue();

    [Theory]
    [InlineData("2024-13-01", 1, "cn", "start")]
    [InlineData("2024-10-11T00:00", 1, "cn", "start")]
    [InlineData("0000-10-11", 1, "cn", "start")]
    [InlineData("2024-10-11", 0, "cn", "n")]
    [InlineData("2024-10-11", 1, "de", "region")]
    public void What_cannot_be_answered_says_which_argument_is_wrong(
        string start,
        int n,
        string region,
        string argument
    ) =>
        CalendarAnswers
            .Add(CalendarBook.Official, start, n, region)
            .Errors.ShouldHaveSingleItem()
            .Path.ShouldBe(argument);

    [Fact]
    public void An_unknown_region_is_answered_with_those_that_exist_and_what_to_do()
    {
        var message = CalendarAnswers
            .Add(CalendarBook.Official, "2024-10-11", 1, "cn-xz")
            .Errors.ShouldHaveSingleItem()
            .Message;

        message.Chinese.ShouldContain("cn（全国）、cn-gx（广西）");
        message.Chinese.ShouldContain("导入");
        message.English.ShouldContain("cn (national), cn-gx (Guangxi)");
    }
}
