using NodaTime.Text;
using Orchestrator.TitleReview.Windows;

namespace Orchestrator.TitleReview.Tests.Windows;

public class When_hours_of_a_day_are_read
{
    [Theory]
    [InlineData("09:00-12:00", "08:59:59.9", false)]
    [InlineData("09:00-12:00", "09:00:00", true)]
    [InlineData("09:00-12:00", "11:59:59.9", true)]
    [InlineData("09:00-12:00", "12:00:00", false)]
    [InlineData("09:00:30-17:29:59", "09:00:29.9", false)]
    [InlineData("09:00:30-17:29:59", "09:00:30", true)]
    [InlineData("09:00:30-17:29:59", "17:29:59.9", true)]
    [InlineData("09:00:30-17:29:59", "17:30:00", false)]
    [InlineData("00:00-23:59:59", "23:59:59.9", true)]
    public void Each_end_is_where_it_says(string written, string time, bool isOpen)
    {
        DailyHours.TryRead(written, out var hours).ShouldBeTrue();

        hours.Contains(LocalTimePattern.ExtendedIso.Parse(time).Value).ShouldBe(isOpen);
    }

    [Theory]
    [InlineData("12:00-09:00")]
    [InlineData("09:00-12:00,11:59:59-17:00")]
    [InlineData("09:00-12:00:60")]
    [InlineData("9:00-12:00")]
    [InlineData("")]
    public void What_makes_no_sense_is_not_understood(string written) =>
        DailyHours.TryRead(written, out _).ShouldBeFalse();

    [Fact]
    public void They_are_said_as_they_were_written()
    {
        DailyHours.TryRead("09:00-12:00:00，14:00-17:29:59", out var hours).ShouldBeTrue();

        hours.ToString().ShouldBe("09:00—12:00、14:00—17:29:59");
    }
}
