using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>提前截止 with two people signed in, a portal that submits before it and one that comes after it.</summary>
public sealed class When_an_intake_is_closed_early_over_http(OpenServer server)
{
    private const string Moves = "/api/console/v1/moves";

    [Fact]
    public async Task It_takes_two_persons_shows_its_contradiction_and_nobody_applies_after_it()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "close-1", ["office"]);
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "close-2", ["titleOffice"]);
        var code = await server.OpenAsync();
        var subject = (string)(await SubmitAsync(code, "close-a")).Json!["subject"]!;

        var proposed = await clerk.PostAsync(
            Moves,
            new
            {
                kind = "close",
                reason = "名额已满",
                cycle = code,
            }
        );
        proposed.Status.ShouldBe(201, proposed.Text);
        var preview = proposed.Json!["preview"]!;
        var against = preview["cycles"]![0]!["findings"]!
            .AsArray()
            .Single(finding => (string?)finding!["code"] == "below-notice")!;
        ((string)against["chinese"]!).ShouldContain("通知原文：TJ24-4.2-i“");
        var approval = $"{Moves}/{proposed.Json["id"]}/approval";
        var seen = new { preview = (string)preview["hash"]! };
        (await clerk.PostAsync(approval, seen)).Status.ShouldBe(403);
        var approved = await chief.PostAsync(approval, seen);

        approved.Status.ShouldBe(200, approved.Text);
        ((string?)approved.Json!["state"]).ShouldBe("applied");
        var late = await SubmitAsync(code, "close-b");
        (late.Status, late.Problem).ShouldBe((422, "intake-ended"));
        late.Text.ShouldContain("申报已提前截止");
        await server.Portal.AcceptedAsync("application.withdrawn", subject, """{"reason":"个人原因"}""", "applicant");
        var decision = (await chief.GetOkAsync("/api/console/v1/cycles/" + code))["decisions"]!
            .AsArray()
            .ShouldHaveSingleItem()!;
        ((string?)decision["kind"], (string?)decision["reason"]).ShouldBe(("close", "名额已满"));
        decision["findings"]!.AsArray().ShouldContain(finding => (string?)finding!["code"] == "below-notice");
    }

    [Fact]
    public async Task A_day_after_the_closing_is_refused_in_words()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "close-3", ["titleOffice"]);

        var late = await clerk.PostAsync(
            Moves + "/preview",
            new
            {
                kind = "close",
                reason = "名额已满",
                cycle = server.Cycle,
                to = "2024-11-01",
            }
        );

        (late.Status, late.Problem).ShouldBe((422, "not-earlier"));
        late.Text.ShouldContain("提前截止须早于现在的“申报截止日”（2024-11-01）");
    }

    private Task<Answer> SubmitAsync(string code, string person) =>
        server.Portal.SendAsync("application.submitted", "cycles/" + code, OpenCycle.Submission(person));
}
