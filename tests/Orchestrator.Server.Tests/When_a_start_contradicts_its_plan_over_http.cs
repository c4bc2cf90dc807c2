using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>A start that contradicts the schedule, with two people signed in.</summary>
public sealed class When_a_start_contradicts_its_plan_over_http(OpenServer server)
{
    private const string Moves = "/api/console/v1/moves";

    [Fact]
    public async Task It_is_refused_to_one_person_started_by_two_and_the_cycle_shows_both()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "start-1", ["titleOffice"]);
        using var second = await SignedIn.WithRolesAsync(server.Practice, "start-2", ["titleOffice"]);
        var start = new
        {
            definitionId = "tianjin-2024",
            code = "TJ-LATE",
            name = "提前评审",
            inputs = new { meeting = "2024-10-14" },
        };
        var alone = await first.PostAsync("/api/console/v1/cycles", start);
        (alone.Status, alone.Problem).ShouldBe((422, "contradiction"));
        alone.Text.ShouldContain("2024-11-02");

        var proposed = await first.PostAsync(
            Moves,
            new
            {
                kind = "start",
                reason = "经省厅同意",
                start,
            }
        );
        proposed.Status.ShouldBe(201, proposed.Text);
        ((int)proposed.Json!["request"]!["start"]!["version"]!).ShouldBe(1);
        var approval = $"{Moves}/{proposed.Json["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        (await first.PostAsync(approval, seen)).Problem.ShouldBe("second-person");
        var approved = await second.PostAsync(approval, seen);

        approved.Status.ShouldBe(200, approved.Text);
        var cycle = await second.GetOkAsync("/api/console/v1/cycles/TJ-LATE");
        ((string?)cycle["status"]).ShouldBe("running");
        var decision = cycle["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["kind"], (string?)decision["reason"]).ShouldBe(("start", "经省厅同意"));
        ((string?)decision["proposedBy"], (string?)decision["approvedBy"]).ShouldBe(("start-1", "start-2"));
        decision["findings"]!.AsArray().ShouldNotBeEmpty();
        (
            await first.PostAsync(
                Moves,
                new
                {
                    kind = "start",
                    reason = "r",
                    start,
                }
            )
        ).Status.ShouldBe(409);
    }

    [Fact]
    public async Task An_input_that_the_schedule_lacks_is_refused_before_it_is_proposed()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "start-3", ["titleOffice"]);

        var wrong = await first.PostAsync(
            Moves + "/preview",
            new
            {
                kind = "start",
                reason = "r",
                start = new
                {
                    definitionId = "tianjin-2024",
                    code = "TJ-WRONG",
                    name = "x",
                    inputs = new { meetings = "2024-10-14" },
                },
            }
        );

        wrong.Status.ShouldBe(400, wrong.Text);
        wrong.Text.ShouldContain("meetings");
    }
}
