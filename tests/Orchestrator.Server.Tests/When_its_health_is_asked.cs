using NodaTime;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_its_health_is_asked(OpenServer server)
{
    [Fact]
    public async Task A_practice_server_is_ready_and_measures_no_clock_because_its_own_judges()
    {
        using var anybody = new ConsoleClient(server.Address);
        var ready = await anybody.GetOkAsync("/health/ready");
        ((string?)ready["status"], (bool)ready["practice"]!, (long?)ready["clockGapMilliseconds"]).ShouldBe(
            ("ok", true, null)
        );
    }

    [Theory]
    [InlineData(500, "ok")]
    [InlineData(-500, "ok")]
    [InlineData(501, "clock-off")]
    [InlineData(-501, "clock-off")]
    public void A_clock_more_than_half_a_second_off_either_way_is_unhealthy(long gap, string status)
    {
        var ready = Readiness.Of(Duration.FromMilliseconds(gap));
        (ready.Status, ready.ClockGapMilliseconds).ShouldBe((status, gap));
        (ready.Detail is null, ready.DetailEn is null).ShouldBe((status == "ok", status == "ok"));
    }

    [Fact]
    public void A_wrong_clock_says_which_way_and_what_to_do()
    {
        var ready = Readiness.Of(Duration.FromSeconds(-300));
        ready.Detail.ShouldNotBeNull().ShouldContain("慢 300000 毫秒");
        ready.Detail.ShouldContain("NTP");
        ready.DetailEn.ShouldNotBeNull().ShouldContain("300000 ms behind");
    }
}
