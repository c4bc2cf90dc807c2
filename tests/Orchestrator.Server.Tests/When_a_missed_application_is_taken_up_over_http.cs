using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>恢复办理 with two people signed in, on a server whose clock passes the missed day.</summary>
public sealed class When_a_missed_application_is_taken_up_over_http(OpenServer server)
{
    private const string Moves = "/api/console/v1/moves";

    [Fact]
    public async Task It_is_listed_taken_up_by_two_persons_and_goes_on()
    {
        await using var practice = new PracticeServer();
        await practice.InitializeAsync();
        var code = await OpenCycle.StartAsync(practice);
        var subject = (string)
            (
                await practice.Portal.AcceptedAsync(
                    "application.submitted",
                    "cycles/" + code,
                    OpenCycle.Submission("late-1")
                )
            )["subject"]!;
        await practice.Portal.AcceptedAsync(
            "employer.decided",
            subject,
            """{"decision":"returned","reasons":["材料不清"]}""",
            "employer"
        );
        await practice.MoveToAsync("2024-10-18T09:00:00+08:00");
        using var clerk = await SignedIn.WithRolesAsync(practice, "again-1", ["office"]);
        using var chief = await SignedIn.WithRolesAsync(practice, "again-2", ["titleOffice"]);
        var cycle = "/api/console/v1/cycles/" + code;

        var missed = (await clerk.GetOkAsync(cycle + "/missed-applications")).AsArray().ShouldHaveSingleItem()!;
        ((string?)missed["missed"], (string?)missed["stageText"]).ShouldBe(("2024-10-15", "视为放弃"));
        var number = (string)missed["number"]!;
        var proposed = await clerk.PostAsync(
            Moves,
            new
            {
                kind = "reopen",
                reason = "门户故障",
                cycle = code,
                applications = new[] { number },
                to = "2024-10-25",
            }
        );
        proposed.Status.ShouldBe(201, proposed.Text);
        var approval = $"{Moves}/{proposed.Json!["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        (await clerk.PostAsync(approval, seen)).Status.ShouldBe(403);
        var approved = await chief.PostAsync(approval, seen);

        approved.Status.ShouldBe(200, approved.Text);
        ((string?)approved.Json!["state"]).ShouldBe("applied");
        (await clerk.GetOkAsync(cycle + "/missed-applications")).AsArray().ShouldBeEmpty();
        var application = await chief.GetOkAsync($"{cycle}/applications/{number}");
        ((string?)application["summary"]!["stage"]).ShouldBe("employerCorrection");
        application["journal"]!.AsArray().ShouldContain(line => ((string?)line!["text"] ?? "").Contains("门户故障"));
        var deadlines = application["deadlines"]!
            .AsArray()
            .Select(line => ((string?)line!["dueDate"], (string?)line["state"]))
            .ToList();
        deadlines.ShouldContain(("2024-10-15", "missed"));
        deadlines.ShouldContain(("2024-10-25", "open"));
        await practice.Portal.AcceptedAsync("application.updated", subject, """{"changes":"已补齐"}""", "applicant");
    }

    [Fact]
    public async Task A_request_that_lacks_what_it_needs_says_what_in_words()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "again-3", ["titleOffice"]);

        var none = await clerk.PostAsync(
            Moves + "/preview",
            new
            {
                kind = "reopen",
                reason = "门户故障",
                cycle = server.Cycle,
                to = "2024-10-25",
            }
        );

        (none.Status, none.Problem).ShouldBe((422, "no-applications"));
        none.Text.ShouldContain("请写明要恢复办理的申报编号");
    }
}
