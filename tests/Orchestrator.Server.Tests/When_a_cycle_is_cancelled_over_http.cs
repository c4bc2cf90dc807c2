using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>取消周期 with two people signed in and a portal that comes too late.</summary>
public sealed class When_a_cycle_is_cancelled_over_http(OpenServer server)
{
    private const string Moves = "/api/console/v1/moves";
    private const string Cycles = "/api/console/v1/cycles/";

    [Fact]
    public async Task It_takes_two_persons_and_then_shows_everywhere()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "cancel-1", ["office"]);
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "cancel-2", ["titleOffice"]);
        var code = await server.Practice.StartCycleAsync();
        var request = new
        {
            kind = "cancel",
            reason = "年度计划撤销",
            cycle = code,
        };

        var proposed = await clerk.PostAsync(Moves, request);
        proposed.Status.ShouldBe(201, proposed.Text);
        var approval = $"{Moves}/{proposed.Json!["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        (await clerk.PostAsync(approval, seen)).Status.ShouldBe(403);
        var approved = await ApprovedAsync(chief, proposed);

        approved.Status.ShouldBe(200, approved.Text);
        ((string?)approved.Json!["state"]).ShouldBe("applied");
        var cycle = await chief.GetOkAsync(Cycles + code);
        ((string?)cycle["status"], cycle["nextDue"]).ShouldBe(("cancelled", null));
        var decision = cycle["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["kind"], (string?)decision["reason"]).ShouldBe(("cancel", "年度计划撤销"));
        ((string?)decision["proposedBy"], (string?)decision["approvedBy"]).ShouldBe(("cancel-1", "cancel-2"));
        cycle["timeline"]!["items"]!
            .AsArray()
            .ShouldNotContain(item => (string?)item!["state"] == "open" || (string?)item["state"] == "planned");
        var overview = await chief.GetOkAsync("/api/console/v1/overview");
        overview["upcoming"]!.AsArray().ShouldNotContain(item => (string?)item!["cycle"] == code);
        ((string?)overview["cycles"]!.AsArray().Single(one => (string?)one!["code"] == code)!["status"]).ShouldBe(
            "cancelled"
        );
    }

    [Fact]
    public async Task A_portal_that_comes_too_late_is_told_when_and_why()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "cancel-3", ["titleOffice"]);
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "cancel-4", ["titleOffice"]);
        var code = await server.Practice.StartCycleAsync();
        var proposed = await clerk.PostAsync(
            Moves,
            new
            {
                kind = "cancel",
                reason = "机构改革",
                cycle = code,
            }
        );
        (await ApprovedAsync(chief, proposed)).Status.ShouldBe(200);

        var late = await server.Portal.SendAsync(
            "application.submitted",
            "cycles/" + code,
            OpenCycle.Submission("late")
        );

        (late.Status, late.Problem).ShouldBe((422, "cycle-cancelled"));
        late.Text.ShouldContain("该周期已于2024-10-");
        late.Text.ShouldContain("取消理由：机构改革");
    }

    /// <summary>The cycle has just begun: what changes meanwhile is shown anew.</summary>
    private static async Task<Answer> ApprovedAsync(ConsoleClient chief, Answer proposed)
    {
        var approval = $"{Moves}/{proposed.Json!["id"]}/approval";
        var approved = await chief.PostAsync(approval, new { preview = (string)proposed.Json["preview"]!["hash"]! });
        while (approved.Problem == "preview-changed")
            approved = await chief.PostAsync(approval, new { preview = (string)approved.Json!["preview"]!["hash"]! });
        return approved;
    }
}
