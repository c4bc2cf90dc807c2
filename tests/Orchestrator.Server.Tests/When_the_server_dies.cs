using System.Diagnostics;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_server_dies
{
    private const string Practice = "--Practice:Start=2024-09-10";

    [Fact]
    public async Task Nothing_that_was_accepted_is_lost_and_a_deadline_that_came_due_meanwhile_is_decided_once_with_its_lateness()
    {
        using var folder = new TemporaryFolder();
        var practice = new PracticeServer(folder.Path);
        await practice.InitializeAsync();
        var code = await OpenCycle.StartAsync(practice);
        var body = practice.Portal.Event("application.submitted", "cycles/" + code, OpenCycle.Submission("survivor"));
        await practice.MoveToAsync("2024-11-01T23:59:58+08:00");
        var accepted = await practice.Portal.PostAsync("/api/portal/v1/events", body, "survives");
        await practice.Server.KillAsync();
        var down = Stopwatch.StartNew();
        accepted.Status.ShouldBe(201, accepted.Text);

        while (down.Elapsed < TimeSpan.FromSeconds(4))
            await Task.Yield();
        await practice.RestartAsync();

        var application = (string)accepted.Json!["subject"]!;
        (await practice.Portal.GetAsync("/api/portal/v1/" + application)).Status.ShouldBe(200);
        var repeat = await practice.Portal.PostAsync("/api/portal/v1/events", body, "survives");
        repeat.Headers.Contains("Idempotency-Replayed").ShouldBeTrue(repeat.Text);
        ((string?)repeat.Json!["receivedAt"]).ShouldBe((string?)accepted.Json["receivedAt"]);

        var closing = await DecidedAsync(practice, code);
        ((long)closing["decision"]!["latenessMs"]!).ShouldBeGreaterThan(0);
        var again = await DecidedAsync(practice, code);
        again["decision"]!.ToJsonString().ShouldBe(closing["decision"]!.ToJsonString());
        await practice.DisposeAsync();

        await IsRefusedAsync(folder.Path, "练习库", []);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_and_so_is_another_mode()
    {
        using var folder = new TemporaryFolder();
        await using (var real = await ServerProcess.StartAsync(folder.Path))
        {
            using var anybody = new ConsoleClient(real.Address);
            (await anybody.GetOkAsync("/health/ready"))["clockGapMilliseconds"]
                .ShouldNotBeNull("the database's clock judges it");
            await IsRefusedAsync(folder.Path, "正被另一个服务器使用", []);
        }

        await IsRefusedAsync(folder.Path, "正式库", [Practice]);
    }

    private static async Task IsRefusedAsync(string folder, string why, string[] arguments)
    {
        var (exitCode, output) = await ServerProcess.RunToEndAsync(folder, arguments);
        exitCode.ShouldBe(2, output);
        output.ShouldContain(why);
        output.ShouldNotContain("   at ");
    }

    private static async Task<JsonNode> DecidedAsync(PracticeServer practice, string code)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            var deadlines = (await practice.Portal.GetAsync($"/api/portal/v1/cycles/{code}/deadlines")).Json!.AsArray();
            var closing = deadlines.First(item => (string?)item!["dueDate"] == "2024-11-01")!;
            if (closing["decision"] is not null)
                return closing;
            limit.Elapsed.ShouldBeLessThan(
                TimeSpan.FromSeconds(30),
                "the enforcer did not come: " + closing.ToJsonString()
            );
        }
    }
}
