using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>Preview, approval by a second person, journal and notices with two people signed in.</summary>
public sealed class When_dates_are_moved_over_http(OpenServer server)
{
    private const string Moves = "/api/console/v1/moves";

    [Fact]
    public async Task An_extension_is_previewed_approved_by_a_second_person_journaled_and_told()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "extension-1", ["office"]);
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "extension-2", ["titleOffice"]);
        var application = await server.SubmitAsync("extended", "EXT-1");
        var request = Extension("EXT-1");

        var preview = await clerk.PostAsync(Moves + "/preview", request);
        preview.Status.ShouldBe(200, preview.Text);
        var line = preview.Json!["cycles"]![0]!["lines"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)line["oldDate"], (string?)line["newDate"], (int)line["count"]!).ShouldBe(("2024-11-01", "2024-11-06", 1));
        (await DueAsync(application)).ShouldBe("2024-11-01");

        var proposed = await clerk.PostAsync(Moves, request);
        proposed.Status.ShouldBe(201, proposed.Text);
        var approval = $"{Moves}/{proposed.Json!["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        seen.preview.ShouldBe((string)preview.Json["hash"]!);
        (await clerk.PostAsync(approval, seen)).Status.ShouldBe(403);
        var approved = await chief.PostAsync(approval, seen);

        approved.Status.ShouldBe(200, approved.Text);
        ((string?)approved.Json!["state"]).ShouldBe("applied");
        ((int)approved.Json["cycles"]![0]!["result"]!["moved"]!).ShouldBe(1);
        (await DueAsync(application)).ShouldBe("2024-11-06");
        var page = (await chief.GetOkAsync("/api/console/v1/" + application))["journal"]!.ToJsonString();
        page.ShouldContain("由2024-11-01改为2024-11-06：申报系统故障（extension-2批准）");
        var log = (await server.Administrator.GetOkAsync("/api/console/v1/operator-log"))["items"]!.AsArray();
        log.ShouldContain(entry => (string?)entry!["action"] == "move.approved" && (string?)entry["account"] == "extension-2");
    }

    [Fact]
    public async Task An_approval_of_what_is_no_longer_so_is_refused_with_the_new_preview()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "changed-1", ["titleOffice"]);
        using var second = await SignedIn.WithRolesAsync(server.Practice, "changed-2", ["titleOffice"]);
        await server.SubmitAsync("changed", "EXT-2");
        var older = await first.PostAsync(Moves, Extension("EXT-2"));
        var newer = await first.PostAsync(Moves, Extension("EXT-2"));
        (await second.PostAsync($"{Moves}/{older.Json!["id"]}/approval", new { preview = (string)older.Json["preview"]!["hash"]! })).Status.ShouldBe(200);

        var refused = await second.PostAsync($"{Moves}/{newer.Json!["id"]}/approval", new { preview = (string)newer.Json["preview"]!["hash"]! });

        (refused.Status, refused.Problem).ShouldBe((409, "preview-changed"));
        ((string?)refused.Json!["preview"]!["cycles"]![0]!["lines"]![0]!["newDate"]).ShouldBe("2024-11-11");
        (await second.DeleteAsync($"{Moves}/{newer.Json["id"]}")).Status.ShouldBe(204);
        (await second.DeleteAsync($"{Moves}/{newer.Json["id"]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_breaks_the_order_of_the_year_is_shown_and_cannot_be_approved()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "unlawful-1", ["titleOffice"]);
        using var second = await SignedIn.WithRolesAsync(server.Practice, "unlawful-2", ["titleOffice"]);

        var proposed = await first.PostAsync(Moves, new { kind = "dates", reason = "提前截止", cycle = server.Cycle, dates = new Dictionary<string, string> { ["apply.closes"] = "2024-10-10" } });
        proposed.Status.ShouldBe(201, proposed.Text);
        ((bool)proposed.Json!["preview"]!["isLawful"]!).ShouldBeFalse(proposed.Text);
        var refused = await second.PostAsync($"{Moves}/{proposed.Json["id"]}/approval", new { preview = (string)proposed.Json["preview"]!["hash"]! });

        refused.Status.ShouldBe(422, refused.Text);
        (await second.GetOkAsync("/api/console/v1/cycles/" + server.Cycle))["timeline"]!.ToJsonString().ShouldContain("2024-11-01");
    }

    [Fact]
    public async Task A_body_that_is_wrong_and_a_person_without_the_right_are_refused()
    {
        using var reader = await SignedIn.WithRolesAsync(server.Practice, "moves-reader", ["supervisor"]);
        (await reader.PostAsync(Moves + "/preview", Extension("X"))).Status.ShouldBe(403);
        (await reader.GetAsync(Moves)).Status.ShouldBe(200);
        using var office = await SignedIn.WithRolesAsync(server.Practice, "moves-office", ["office"]);
        var wrong = await office.PostAsync(Moves + "/preview", new { kind = "extension", reason = "r", date = "posted", workingDays = 3, scope = new { cycle = server.Cycle } });
        (wrong.Status, wrong.Problem).ShouldBe((422, "not-movable"));
        (await office.PostAsync(Moves + "/preview", new { kind = "nonsense", reason = "r" })).Status.ShouldBe(400);
        (await office.PostAsync(Moves + "/1/approval", new { preview = "0" })).Status.ShouldBe(403);
        (await office.GetAsync(Moves + "/1")).Status.ShouldBe(404);
    }

    private object Extension(string employer) => new
    {
        kind = "extension",
        reason = "申报系统故障",
        date = "apply.closes",
        workingDays = 3,
        scope = new { cycle = server.Cycle, employer },
    };

    private async Task<string?> DueAsync(string application)
    {
        var deadlines = (await server.Portal.GetAsync($"/api/portal/v1/{application}/deadlines")).Json!.AsArray();
        return (string?)deadlines.Single(item => item!["clauses"]!.AsArray().Any(clause => (string?)clause!["id"] == "TJ24-4.2-i") && (string?)item["state"] != "planned")!["dueDate"];
    }
}
