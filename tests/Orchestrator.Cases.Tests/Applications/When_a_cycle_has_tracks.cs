using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Cases.Tests.Applications;

/// <summary>高级 from 8 October to 1 November, 中级 from 21 October to 15 November.</summary>
public sealed class When_a_cycle_has_tracks(Postgres postgres)
{
    [Fact]
    public async Task Each_application_is_taken_in_and_closed_by_the_days_of_its_own_track()
    {
        await using var year = await OpenAsync();
        var senior = await SubmittedAsync(year, "P1", "副高");
        (await RefusedAsync(year, "P2", "中级")).ShouldBe("not-yet-open");

        await year.MoveToAsync("2024-10-22 10:00");
        var junior = await SubmittedAsync(year, "P2", "中级");
        (await DueAsync(year, senior), await DueAsync(year, junior)).ShouldBe(
            (new LocalDate(2024, 11, 1), new LocalDate(2024, 11, 15))
        );

        await year.MoveToAsync("2024-11-04 10:00");
        (await year.ApplicationAsync(senior)).FinalState.ShouldBe("overdue");
        (await year.ApplicationAsync(junior)).FinalState.ShouldBeNull();
        (await RefusedAsync(year, "P3", "正高")).ShouldBe("deadline-passed");
        await SubmittedAsync(year, "P4", "中级");

        await year.MoveToAsync("2024-11-18 10:00");
        (await year.ApplicationAsync(junior)).FinalState.ShouldBe("overdue");
    }

    [Fact]
    public async Task Whoever_fits_no_track_is_refused()
    {
        await using var year = await OpenAsync();

        (await RefusedAsync(year, "P1", "助理级")).ShouldBe("no-track");
    }

    [Fact]
    public async Task Whoever_fits_two_tracks_is_refused()
    {
        await using var year = await OpenAsync(junior: "中级,副高");

        (await RefusedAsync(year, "P1", "副高")).ShouldBe("two-tracks");
        await SubmittedAsync(year, "P2", "正高");
    }

    private async Task<Year> OpenAsync(string junior = "中级")
    {
        var year = await Year.StartAsync(postgres, schedule: json => TwoTracks.In(json, junior));
        await year.OpenWindowAsync();
        return year;
    }

    private static async Task<long> SubmittedAsync(Year year, string person, string level)
    {
        var answer = await year.SendAsync(year.Submission(person, change: payload => payload["level"] = level));
        answer.Refusal.ShouldBeNull();
        return answer.InstanceId!.Value;
    }

    private static async Task<string?> RefusedAsync(Year year, string person, string level) =>
        (await year.SendAsync(year.Submission(person, change: payload => payload["level"] = level))).Refusal?.Code;

    private static async Task<LocalDate> DueAsync(Year year, long id)
    {
        await using var context = year.Node.Context();
        return await context
            .Deadlines.Where(deadline => deadline.InstanceId == id && deadline.NodeId.EndsWith(":Deadline"))
            .Select(deadline => deadline.DueDate)
            .SingleAsync();
    }
}
