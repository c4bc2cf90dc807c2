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
        ((string?)line["oldDate"], (string?)line["newDate"], (int)line["count"]!).ShouldBe(
            ("2024-11-01", "2024-11-06", 1)
        );
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
        var journal = (await chief.GetOkAsync("/api/console/v1/" + application))["journal"]!.AsArray();
        journal.ShouldContain(
            entry =>
                ((string)entry!["text"]!).EndsWith(
                    "由2024-11-01改为2024-11-06：申报系统故障（extension-2批准）",
                    StringComparison.Ordinal
                ),
            string.Concat(journal.Select(entry => (string?)entry!["text"]))
        );
        var log = (await server.Administrator.GetOkAsync("/api/console/v1/operator-log"))["items"]!.AsArray();
        log.ShouldContain(entry =>
            (string?)entry!["action"] == "move.approved" && (string?)entry["who"] == "extension-2"
        );
    }

    [Fact]
    public async Task An_approval_of_what_is_no_longer_so_is_refused_with_the_new_preview()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "changed-1", ["titleOffice"]);
        using var second = await SignedIn.WithRolesAsync(server.Practice, "changed-2", ["titleOffice"]);
        await server.SubmitAsync("changed", "EXT-2");
        var older = await first.PostAsync(Moves, Extension("EXT-2"));
        var newer = await first.PostAsync(Moves, Extension("EXT-2"));
        (
            await second.PostAsync(
                $"{Moves}/{older.Json!["id"]}/approval",
                new { preview = (string)older.Json["preview"]!["hash"]! }
            )
        ).Status.ShouldBe(200);

        var refused = await second.PostAsync(
            $"{Moves}/{newer.Json!["id"]}/approval",
            new { preview = (string)newer.Json["preview"]!["hash"]! }
        );

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
        // The first application of another test would be a new line of the preview.
        await server.SubmitAsync("unlawful");

        var proposed = await first.PostAsync(
            Moves,
            new
            {
                kind = "dates",
                reason = "提前截止",
                cycle = server.Cycle,
                dates = new Dictionary<string, string> { ["apply.closes"] = "2024-10-10" },
            }
        );
        proposed.Status.ShouldBe(201, proposed.Text);
        ((bool)proposed.Json!["preview"]!["isLawful"]!).ShouldBeFalse(proposed.Text);
        var refused = await second.PostAsync(
            $"{Moves}/{proposed.Json["id"]}/approval",
            new { preview = (string)proposed.Json["preview"]!["hash"]! }
        );

        refused.Status.ShouldBe(422, refused.Text);
        (await second.GetOkAsync("/api/console/v1/cycles/" + server.Cycle))["timeline"]!
            .ToJsonString()
            .ShouldContain("2024-11-01");
    }

    [Fact]
    public async Task A_portals_agreement_to_an_extension_waits_for_a_person_who_sees_what_moves()
    {
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "agreed-2", ["titleOffice"]);
        var cycle = "cycles/" + await server.Practice.StartCycleAsync();
        await server.Portal.AcceptedAsync(
            "extension.requested",
            cycle,
            """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家集中承担防疫任务"}"""
        );

        var answered = await server.Portal.SendAsync("extension.approved", cycle, """{"milestone":"reviewBy"}""");

        answered.Status.ShouldBe(202, answered.Text);
        var id = (string?)answered.Json!["move"];
        var status = $"/api/portal/v1/{cycle}/moves/{id}";
        (await server.Portal.GetAsync(status)).Json!["state"]!.GetValue<string>().ShouldBe("proposed");
        var seen = await chief.GetOkAsync($"{Moves}/{id}");
        ((string?)seen["reason"], (string?)seen["request"]!["dates"]!["reviewBy"]).ShouldBe(
            ("专家集中承担防疫任务", "2025-01-24")
        );
        (
            await chief.PostAsync($"{Moves}/{id}/approval", new { preview = (string)seen["preview"]!["hash"]! })
        ).Status.ShouldBe(200);
        var applied = (await server.Portal.GetAsync(status)).Json!;
        ((string?)applied["state"], (string?)applied["dates"]!["reviewBy"]).ShouldBe(("applied", "2025-01-24"));
        (await server.Portal.GetAsync($"/api/portal/v1/{cycle}/moves/1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_asks_at_the_console_cannot_approve_it_alone()
    {
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "alone-1", ["office", "titleOffice"]);
        var events = $"/api/console/v1/cycles/{server.Cycle}/events";
        var requested = await chief.PostAsync(
            events,
            new
            {
                type = "extension.requested",
                data = new
                {
                    milestone = "reviewBy",
                    newDate = "2025-02-14",
                    reason = "系统故障",
                },
            }
        );
        requested.Status.ShouldBe(200, requested.Text);

        var asked = await chief.PostAsync(
            events,
            new { type = "extension.approved", data = new { milestone = "reviewBy" } }
        );

        asked.Status.ShouldBe(202, asked.Text);
        var id = (string?)asked.Json!["move"];
        var seen = await chief.GetOkAsync($"{Moves}/{id}");
        ((string?)seen["proposedBy"]).ShouldBe("alone-1");
        var alone = await chief.PostAsync(
            $"{Moves}/{id}/approval",
            new { preview = (string)seen["preview"]!["hash"]! }
        );
        (alone.Status, alone.Problem).ShouldBe((403, "second-person"));
        (await chief.DeleteAsync($"{Moves}/{id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_body_that_is_wrong_and_a_person_without_the_right_are_refused()
    {
        using var reader = await SignedIn.WithRolesAsync(server.Practice, "moves-reader", ["supervisor"]);
        (await reader.PostAsync(Moves + "/preview", Extension("X"))).Status.ShouldBe(403);
        (await reader.GetAsync(Moves)).Status.ShouldBe(200);
        using var office = await SignedIn.WithRolesAsync(server.Practice, "moves-office", ["office"]);
        var wrong = await office.PostAsync(
            Moves + "/preview",
            new
            {
                kind = "extension",
                reason = "r",
                date = "posted",
                workingDays = 3,
                scope = new { cycle = server.Cycle },
            }
        );
        (wrong.Status, wrong.Problem).ShouldBe((422, "not-movable"));
        (await office.PostAsync(Moves + "/preview", new { kind = "nonsense", reason = "r" })).Status.ShouldBe(400);
        (await office.PostAsync(Moves + "/1/approval", new { preview = "0" })).Status.ShouldBe(403);
        (await office.GetAsync(Moves + "/1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_office_withdraws_its_own_changes_and_rejects_nobody_elses()
    {
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "withdraw-1", ["titleOffice"]);
        using var office = await SignedIn.WithRolesAsync(server.Practice, "withdraw-2", ["office"]);
        await server.SubmitAsync("withdrawn", "EXT-3");
        var theirs = await chief.PostAsync(Moves, Extension("EXT-3"));
        theirs.Status.ShouldBe(201, theirs.Text);
        var refused = await office.DeleteAsync($"{Moves}/{theirs.Json!["id"]}");
        (refused.Status, refused.Problem).ShouldBe((403, "not-yours"));
        (await chief.DeleteAsync($"{Moves}/{theirs.Json["id"]}")).Status.ShouldBe(204);

        var own = await office.PostAsync(Moves, Extension("EXT-3"));
        (await office.DeleteAsync($"{Moves}/{own.Json!["id"]}")).Status.ShouldBe(204);
        var another = await office.PostAsync(Moves, Extension("EXT-3"));
        (await chief.DeleteAsync($"{Moves}/{another.Json!["id"]}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_calendar_needs_a_second_person()
    {
        using var proposer = await SignedIn.WithRolesAsync(server.Practice, "calendar-1", ["titleOffice"]);
        using var approver = await SignedIn.WithRolesAsync(server.Practice, "calendar-2", ["titleOffice"]);
        var year = Year2027();
        var preview = await proposer.PostAsync("/api/console/v1/calendars/preview", year);
        preview.Status.ShouldBe(200, preview.Text);
        preview.Json!["changes"]!.AsArray().ShouldNotBeEmpty();
        var proposal = await proposer.PostAsync("/api/console/v1/calendars", year);
        proposal.Status.ShouldBe(201, proposal.Text);
        var approval = $"/api/console/v1/calendars/{proposal.Json!["id"]}/approval";

        var seen = new { preview = (string)proposal.Json["moves"]!["hash"]! };
        (await proposer.PostAsync(approval, seen)).Problem.ShouldBe("second-person");
        (await approver.PostAsync(approval, new { preview = "0" })).Problem.ShouldBe("preview-changed");
        var approved = await ApproveAsync(approver, approval, seen.preview);
        approved.Status.ShouldBe(200, approved.Text);
        approved.Json!["pending"]!.AsArray().ShouldBeEmpty();
        approved.Json["calendars"]!.AsArray().First(calendar => (string?)calendar!["region"] == "cn")!["validThrough"]!
            .GetValue<string>()
            .ShouldBe("2027-12-31");
        (await approver.PostAsync(approval, seen)).Status.ShouldBe(404);
    }

    // A calendar's preview names every cycle, and other tests start some meanwhile: then what is shown anew is approved.
    private static async Task<Answer> ApproveAsync(ConsoleClient approver, string approval, string preview)
    {
        var answer = await approver.PostAsync(approval, new { preview });
        for (var again = 0; again < 20 && answer.Problem == "preview-changed"; again++)
            answer = await approver.PostAsync(approval, new { preview = (string)answer.Json!["preview"]!["hash"]! });
        return answer;
    }

    private object Extension(string employer) =>
        new
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
        return (string?)
            deadlines.Single(item =>
                item!["clauses"]!.AsArray().Any(clause => (string?)clause!["id"] == "TJ24-4.2-i")
                && (string?)item["state"] != "planned"
            )!["dueDate"];
    }

    private static JsonObject Year2027()
    {
        var days = new JsonArray();
        foreach (
            var (name, dates) in new[]
            {
                ("元旦", new[] { "2027-01-01" }),
                ("春节", ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09"]),
                ("清明节", ["2027-04-05"]),
                ("劳动节", ["2027-05-01", "2027-05-02"]),
                ("端午节", ["2027-06-09"]),
                ("中秋节", ["2027-09-15"]),
                ("国庆节", ["2027-10-01", "2027-10-02", "2027-10-03"]),
            }
        )
        {
            foreach (var date in dates)
            {
                days.Add(
                    new JsonObject
                    {
                        ["name"] = name,
                        ["date"] = date,
                        ["isOffDay"] = true,
                    }
                );
            }
        }

        return new JsonObject
        {
            ["year"] = 2027,
            ["papers"] = new JsonArray("https://example.test/2027"),
            ["documentNo"] = "国办发明电〔2026〕0号",
            ["days"] = days,
        };
    }
}
