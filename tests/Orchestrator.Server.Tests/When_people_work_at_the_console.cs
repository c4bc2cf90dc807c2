using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_people_work_at_the_console(OpenServer server)
{
    [Fact]
    public async Task The_one_time_link_works_once()
    {
        using var second = new ConsoleClient(server.Address);
        var answer = await second.PostAsync(
            "/api/session/link",
            new
            {
                token = server.Practice.Server.LinkToken,
                name = "thief",
                displayName = "x",
                password = SignedIn.Password,
            }
        );
        (answer.Status, answer.Problem).ShouldBe((401, "link-used"));
    }

    [Fact]
    public async Task Whoever_signs_in_is_known_until_they_sign_out()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "clerk-out", ["office"]);
        var session = await clerk.GetOkAsync("/api/session");
        ((string?)session["user"]!["name"]).ShouldBe("clerk-out");
        ((bool)session["practice"]!).ShouldBeTrue();
        (await clerk.DeleteAsync("/api/session")).Status.ShouldBe(204);
        (await clerk.GetAsync("/api/session")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_the_right_one_too()
    {
        using var owner = await SignedIn.WithRolesAsync(server.Practice, "locked", ["office"]);
        using var guesser = new ConsoleClient(server.Address);
        for (var guess = 0; guess < 5; guess++)
        {
            (
                await guesser.PostAsync("/api/session", new { name = "locked", password = "wrong password" })
            ).Problem.ShouldBe("wrong-password");
        }
        (
            await guesser.PostAsync("/api/session", new { name = "locked", password = SignedIn.Password })
        ).Problem.ShouldBe("locked");
    }

    [Fact]
    public async Task A_write_from_another_site_is_refused()
    {
        using var other = new ConsoleClient(server.Address, ours: false);
        (await other.PostAsync("/api/session", new { name = "admin", password = SignedIn.Password })).Problem.ShouldBe(
            "cross-site"
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/console/v1/cycles")
        {
            Content = new StringContent("{}"),
        };
        request.Headers.Add("Origin", "https://evil.example");
        (await server.Administrator.SendAsync(request)).Problem.ShouldBe("cross-site");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        await SignedIn.WithRolesAsync(server.Practice, "cookie", ["office"]);
        using var client = new ConsoleClient(server.Address);
        var answer = await client.PostAsync("/api/session", new { name = "cookie", password = SignedIn.Password });
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldContain(cookie => cookie.StartsWith("orchestrator-session"));
        cookies.ShouldAllBe(cookie => cookie.Contains("httponly") && cookie.Contains("samesite=strict"));
    }

    [Theory]
    [InlineData("supervisor", "/api/console/v1/cycles")]
    [InlineData("employer", "/api/console/v1/cycles")]
    [InlineData("office", "/api/console/v1/users")]
    [InlineData("titleOffice", "/api/console/v1/portals")]
    [InlineData("department", "/api/console/v1/calendars")]
    [InlineData("supervisor", "/api/console/v1/sandboxes")]
    [InlineData("supervisor", "/api/console/v1/practice")]
    public async Task A_role_does_what_is_its_own_and_nothing_else(string role, string path)
    {
        using var person = await SignedIn.WithRolesAsync(server.Practice, $"{role}-{path.Split('/')[^1]}", [role]);
        (await person.PostAsync(path, new { })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_employer_sees_and_decides_its_own_applications_only()
    {
        var mine = await server.SubmitAsync("own", "U-MINE");
        var theirs = await server.SubmitAsync("foreign", "U-OTHER");
        using var employer = await SignedIn.WithRolesAsync(server.Practice, "hr", ["employer"], "U-MINE");

        var list = await employer.GetOkAsync($"/api/console/v1/cycles/{server.Cycle}/applications");
        list["items"]!.AsArray().Select(item => (string?)item!["employer"]).Distinct().ShouldBe(["U-MINE"]);
        ((string?)list["items"]![0]!["applicantName"]).ShouldBe("张*");
        (await employer.GetAsync("/api/console/v1/" + theirs)).Status.ShouldBe(404);
        var act = new
        {
            type = "employer.decided",
            data = new { decision = "recommended", checks = new[] { "continuingEducation" } },
        };
        (await employer.PostAsync($"/api/console/v1/{theirs}/events", act)).Status.ShouldBe(404);
        var done = await employer.PostAsync($"/api/console/v1/{mine}/events", act);
        done.Status.ShouldBe(200, done.Text);
        ((string?)done.Json!["stage"]).ShouldBe("employerPublicity");
        var office = await employer.PostAsync(
            $"/api/console/v1/{mine}/events",
            new { type = "office.decided", data = new { decision = "accepted" } }
        );
        office.Status.ShouldBe(403, office.Text);
    }

    [Fact]
    public async Task A_deadline_says_why_it_is_this_day()
    {
        var deadlines = (
            await server.Administrator.GetOkAsync($"/api/console/v1/cycles/{server.Cycle}/deadlines")
        ).AsArray();
        var closing = deadlines.First(item =>
            item!["clauses"]!.AsArray().Any(clause => (string?)clause!["id"] == "TJ24-4.2-i")
        )!;
        ((string?)closing["dueDate"]).ShouldBe("2024-11-01");
        ((string?)closing["due"]).ShouldBe("2024-11-02T00:00:00+08:00");
        ((string?)closing["weekday"]).ShouldBe("周五");
        ((int)closing["workingDaysLeft"]!).ShouldBe(18);
        var page = await server.Administrator.GetOkAsync(
            $"/api/console/v1/cycles/{server.Cycle}/deadlines/{closing["id"]}"
        );
        ((string)page["proof"]!["explanation"]!).ShouldContain("2024");
        ((string?)page["clauses"]![0]!["quote"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_time_line_shows_what_is_planned_beside_what_is_armed()
    {
        var cycle = await server.Administrator.GetOkAsync("/api/console/v1/cycles/" + server.Cycle);
        var items = cycle["timeline"]!["items"]!.AsArray();
        items.Select(item => (string?)item!["state"]).ShouldContain("planned");
        items.Select(item => (string?)item!["state"]).ShouldContain("open");
        items.Select(item => (string?)item!["dueDate"]).ShouldContain("2024-12-31");
        var planned = items.First(item => (string?)item!["state"] == "planned")!;
        (await server.Administrator.GetOkAsync($"/api/console/v1/cycles/{server.Cycle}/deadlines/{planned["id"]}"))[
            "state"
        ]!
            .GetValue<string>()
            .ShouldBe("planned");
    }

    [Fact]
    public async Task A_plan_counts_from_the_day_that_is_given()
    {
        var plan = await server.Administrator.GetOkAsync(
            "/api/console/v1/definitions/tianjin-2024/plan?set.meeting=2024-12-31"
        );
        var draw = plan["items"]!
            .AsArray()
            .First(item => item!["clauses"]!.AsArray().Any(clause => (string?)clause!["id"] == "TJ24-4.3-d"))!;
        ((string?)draw["dueDate"]).ShouldBe("2024-12-24");
        (
            await server.Administrator.GetAsync("/api/console/v1/definitions/tianjin-2024/plan?set.metting=2024-12-31")
        ).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_definition_is_published_by_a_second_person()
    {
        using var importer = await SignedIn.WithRolesAsync(server.Practice, "importer", ["titleOffice"]);
        using var publisher = await SignedIn.WithRolesAsync(server.Practice, "publisher", ["titleOffice"]);
        var json = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json"))
        )!;
        json["definitionId"] = "tianjin-2024-copy";
        json["name"] = "天津市2024年度职称评审（副本）";
        var imported = await importer.PostAsync("/api/console/v1/definitions", json);
        ((bool)imported.Json!["imported"]!).ShouldBeTrue(imported.Text);
        imported.Json["definition"]!["publishedVersion"].ShouldBeNull();
        (
            await importer.PostAsync("/api/console/v1/definitions/tianjin-2024-copy/publication", new { })
        ).Problem.ShouldBe("second-person");
        var published = await publisher.PostAsync("/api/console/v1/definitions/tianjin-2024-copy/publication", new { });
        ((int)published.Json!["publishedVersion"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_operators_do_is_in_the_chained_log()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "logged", ["office"]);
        var log = await server.Administrator.GetOkAsync("/api/console/v1/operator-log");
        (
            (bool)(await server.Administrator.GetOkAsync("/api/console/v1/operator-log/verification"))["sound"]!
        ).ShouldBeTrue();
        log["items"]!
            .AsArray()
            .Any(line => (string?)line!["action"] == "user.added" && (string?)line["subject"] == "logged")
            .ShouldBeTrue();
        log["items"]!.ToJsonString().ShouldNotContain(SignedIn.Password);
    }

    [Fact]
    public async Task A_sandbox_plays_the_year_to_its_end_and_touches_no_cycle()
    {
        var before = await CyclesAsync();
        var created = await server.Administrator.PostAsync(
            "/api/console/v1/sandboxes",
            new
            {
                definitionId = "tianjin-2024",
                applications = 10,
                seed = 1,
                seconds = 2,
            }
        );
        created.Status.ShouldBe(201, created.Text);
        var path = $"/api/console/v1/sandboxes/{created.Json!["id"]}";
        var last = await LastOfStreamAsync(path + "/stream");
        ((string?)last["status"]).ShouldBe("finished", last.ToJsonString());
        ((int)last["applications"]!["submitted"]!).ShouldBeGreaterThan(0);
        last["timeline"]!.AsArray().ShouldNotBeEmpty();
        last["events"]!.AsArray().ShouldNotBeEmpty();
        // Other tests may start cycles of their own meanwhile; the played one has the code of all that are played.
        var after = await CyclesAsync();
        before.ShouldBeSubsetOf(after);
        after.ShouldNotContain("simulation");
        (await server.Administrator.DeleteAsync(path)).Status.ShouldBe(204);
        (await server.Administrator.GetAsync(path)).Status.ShouldBe(404);

        async Task<IReadOnlyList<string>> CyclesAsync() =>
            [
                .. (await server.Administrator.GetOkAsync("/api/console/v1/cycles"))
                    .AsArray()
                    .Select(cycle => (string)cycle!["code"]!),
            ];
    }

    private async Task<JsonNode> LastOfStreamAsync(string path)
    {
        await using var stream = await server.Administrator.Http.GetStreamAsync(new Uri(path, UriKind.Relative));
        using var reader = new StreamReader(stream);
        JsonNode? last = null;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                last = JsonNode.Parse(line["data: ".Length..]);
        }

        return last.ShouldNotBeNull();
    }
}
