using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>任务 and the dashboard behind it, by role and in windows of three widths.</summary>
public sealed class When_jobs_are_looked_at(SignedInServer server) : IClassFixture<SignedInServer>
{
    public static TheoryData<int, int> Windows =>
        new()
        {
            { 390, 844 },
            { 768, 1024 },
            { 1280, 800 },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_fits_its_window(int width, int height)
    {
        await using var visitor = await server.VisitAsync(new() { Width = width, Height = height }, "/jobs");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "任务", Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("在线").First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "处理到期期限" })).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("jobs");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task An_administrator_runs_a_job_pauses_it_and_resumes_it()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/jobs");
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "检查工作日历" });

        await row.GetByRole(AriaRole.Button, new() { Name = "立即执行" }).ClickAsync();
        await Expect(row.GetByText("无事可做")).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        await visitor
            .Page.GetByRole(AriaRole.Tooltip)
            .GetByRole(AriaRole.Button, new() { Name = "确 定" })
            .Or(visitor.Page.Locator(".ant-popconfirm-buttons .ant-btn-primary"))
            .First.ClickAsync();
        await Expect(row.GetByText("已暂停")).ToBeVisibleAsync();
        await visitor.PhotographAsync("jobs-paused");
        await row.GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await Expect(row.GetByText("已暂停")).ToHaveCountAsync(0);

        // What promises rest on offers no pause.
        await Expect(
                visitor
                    .Page.GetByRole(AriaRole.Row)
                    .Filter(new() { HasText = "处理到期期限" })
                    .GetByRole(AriaRole.Button, new() { Name = "暂停" })
            )
            .ToHaveCountAsync(0);
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_title_office_looks_and_is_offered_nothing_to_do()
    {
        await using var second = await server.SignInSecondAsync(Visitor.Desk);
        await second.GoAsync("/jobs");

        await Expect(second.Page.GetByRole(AriaRole.Cell, new() { Name = "处理到期期限" })).ToBeVisibleAsync();
        await Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "立即执行" })).ToHaveCountAsync(0);
        await second.PhotographAsync("jobs-title-office");
        await second.Page.GotoAsync(server.Address + "/hangfire/recurring");
        await Expect(second.Page.GetByText("处理到期期限")).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".js-jobs-list-command")).ToHaveCountAsync(0);
        second.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_dashboard_is_Chinese_runs_within_the_policy_and_fits(int width, int height)
    {
        await using var visitor = await server.ComeAsync(new() { Width = width, Height = height });
        foreach (
            var (name, path) in new[]
            {
                ("home", ""),
                ("recurring", "/recurring"),
                ("succeeded", "/jobs/succeeded"),
                ("servers", "/servers"),
            }
        )
        {
            await visitor.Page.GotoAsync(server.Address + "/hangfire" + path);
            await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await visitor.PhotographAsync("dashboard-" + name);
        }

        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_command_given_on_the_dashboard_is_carried_out()
    {
        await using var visitor = await server.ComeAsync(Visitor.Desk);
        await visitor.Page.GotoAsync(server.Address + "/hangfire/recurring");
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "housekeeping" });
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        var answered = visitor.Page.WaitForResponseAsync(response =>
            response.Url.EndsWith("/recurring/trigger", StringComparison.Ordinal)
        );
        await visitor.Page.Locator("[data-url$='/recurring/trigger']").ClickAsync();

        (await answered).Status.ShouldBe(204);
        var log = await visitor.GetJsonAsync("/api/console/v1/operator-log");
        ((string?)log["items"]![0]!["action"]).ShouldBe("job.dashboard");
        visitor.ShouldHaveSeenNoTrouble();
    }
}
