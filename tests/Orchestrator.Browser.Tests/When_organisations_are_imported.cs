using Microsoft.Playwright;
using Orchestrator.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>单位名录: a table is chosen, its faults or its changes are shown, it is imported and found; a user is given one of them.</summary>
public sealed class When_organisations_are_imported(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Heads = "类型|代码|名称|地区|上级代码|状态";

    [Theory]
    [InlineData(1280, "D")]
    [InlineData(390, "T")]
    public async Task A_table_with_faults_is_corrected_imported_and_found(int width, string mark)
    {
        var size = width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;
        await using var visitor = await server.VisitAsync(size, "/organisations");
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "单位" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await ChooseAsync(
            page,
            TableFile.Of(
                Heads,
                $"学校|U{mark}1|{mark}第一中学|天津市||",
                $"主管部门|D{mark}1|{mark}市教育局|天津市|D-0|"
            )
        );
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("有 2 处错误");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "确认导入" })).ToBeDisabledAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("organisations-faults", wholePage: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await ChooseAsync(
            page,
            TableFile.Of(
                Heads,
                $"主管部门|D{mark}1|{mark}市教育局|天津市||",
                $"用人单位|U{mark}1|{mark}一所名称很长的单位以便看出这一列在手机上也放得下的第一中学|天津市|D{mark}1|启用"
            )
        );
        await Expect(dialog).ToContainTextAsync("新增 2 个，修改 0 个，相同 0 个。");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Expect(page.GetByText("已导入：新增 2 个")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "按代码或名称查找" }).FillAsync($"U{mark}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("共 1 个")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = $"{mark}市教育局" })).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("organisations");

        await page.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await dialog.GetByLabel("名称").FillAsync($"{mark}一中");
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("organisation-changed", wholePage: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = $"{mark}一中" })).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "导出" }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe("organisations.xlsx");

        await page.GetByRole(AriaRole.Tab, new() { Name = "用户" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "添加用户" }).ClickAsync();
        await page.GetByLabel("角色").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible").GetByTitle("用人单位").ClickAsync();
        await page.GetByLabel("单位代码").FillAsync($"{mark}一中");
        await page.GetByText($"U{mark}1 {mark}一中").ClickAsync();
        await Expect(page.GetByLabel("单位代码")).ToHaveValueAsync($"U{mark}1");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_title_office_is_offered_the_register_alone()
    {
        await using var second = await server.SignInSecondAsync(Visitor.Desk);
        await second.GoAsync("/");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "单位", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "单位", Level = 1 })).ToBeVisibleAsync();
        await Expect(second.Page.GetByRole(AriaRole.Tab)).ToHaveCountAsync(1);
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("organisations-title-office");
        second.ShouldHaveSeenNoTrouble();
    }

    private static Task ChooseAsync(IPage page, byte[] file) =>
        page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "单位.xlsx",
                    MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    Buffer = file,
                }
            );
}
