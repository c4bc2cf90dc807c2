using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>结转 with two people signed in: out of a cancelled cycle, into one that runs.</summary>
public sealed class When_applications_are_carried_over_over_http(OpenServer server)
{
    /// <summary>Other tests submit to the same cycles meanwhile.</summary>
    private const int MostTries = 10;

    private const string Moves = "/api/console/v1/moves";
    private const string Cycles = "/api/console/v1/cycles/";

    [Fact]
    public async Task They_are_listed_carried_over_by_two_persons_and_each_shows_where_the_other_is()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "carry-1", ["office"]);
        using var chief = await SignedIn.WithRolesAsync(server.Practice, "carry-2", ["titleOffice"]);
        var code = await server.OpenAsync();
        await server.Portal.AcceptedAsync("application.submitted", "cycles/" + code, OpenCycle.Submission("carry-a"));
        (await clerk.GetOkAsync($"{Cycles}{code}/carriable-applications")).AsArray().ShouldBeEmpty();
        await DoneAsync(
            clerk,
            chief,
            new
            {
                kind = "cancel",
                reason = "评委会撤销",
                cycle = code,
            }
        );

        var one = (await clerk.GetOkAsync($"{Cycles}{code}/carriable-applications")).AsArray().ShouldHaveSingleItem()!;
        ((string?)one["stageText"]).ShouldBe("随周期取消而终止");
        var number = (string)one["number"]!;
        var move = await DoneAsync(
            clerk,
            chief,
            new
            {
                kind = "carry",
                reason = "评委会撤销",
                cycle = code,
                into = server.Cycle,
                applications = new[] { number },
            }
        );

        var line = move["cycles"]![0]!["result"]!["carried"]!.AsArray().ShouldHaveSingleItem()!;
        ((bool)line["taken"]!).ShouldBeTrue();
        var there = (string)line["number"]!;
        var old = await chief.GetOkAsync($"{Cycles}{code}/applications/{number}");
        ((string?)old["summary"]!["stageText"]).ShouldBe("已结转其他周期");
        ((string?)old["carriedTo"]!["cycle"], (string?)old["carriedTo"]!["application"]).ShouldBe(
            (server.Cycle, there)
        );
        var found = await chief.GetOkAsync($"{Cycles}{server.Cycle}/applications/{there}");
        ((string?)found["carriedFrom"]!["cycle"], (string?)found["carriedFrom"]!["application"]).ShouldBe(
            (code, number)
        );
        ((string?)found["summary"]!["status"]).ShouldBe("running");
        (await clerk.GetOkAsync($"{Cycles}{code}/carriable-applications")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_names_no_cycle_to_go_on_in_says_so_in_words()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "carry-3", ["titleOffice"]);

        var none = await clerk.PostAsync(
            Moves + "/preview",
            new
            {
                kind = "carry",
                reason = "评委会撤销",
                cycle = server.Cycle,
                into = server.Cycle,
                applications = new[] { "2024000001" },
            }
        );

        (none.Status, none.Problem).ShouldBe((422, "same-cycle"));
        none.Text.ShouldContain("请选择另一个周期作为结转的去向");
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> DoneAsync(
        ConsoleClient clerk,
        ConsoleClient chief,
        object request
    )
    {
        var proposed = await clerk.PostAsync(Moves, request);
        proposed.Status.ShouldBe(201, proposed.Text);
        var approval = $"{Moves}/{proposed.Json!["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        (await clerk.PostAsync(approval, seen)).Status.ShouldBe(403);
        var approved = await chief.PostAsync(approval, seen);
        for (var again = 0; again < MostTries && approved.Problem == "preview-changed"; again++)
            approved = await chief.PostAsync(approval, new { preview = (string)approved.Json!["preview"]!["hash"]! });
        approved.Status.ShouldBe(200, approved.Text);
        ((string?)approved.Json!["state"]).ShouldBe("applied");
        return approved.Json;
    }
}
