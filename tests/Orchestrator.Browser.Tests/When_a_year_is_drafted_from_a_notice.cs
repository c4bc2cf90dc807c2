using Microsoft.Playwright;
using Orchestrator.Desk.Tests.Documents;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>起草年度安排: from a notice's text to a draft that opens in the designer and plays in the sandbox.</summary>
public sealed class When_a_year_is_drafted_from_a_notice(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Text = """
        青溪市人力资源和社会保障局关于做好2025年度职称评审工作的通知

        青人社职〔2025〕3号

        各用人单位：

        一、时间安排

        （一）申报人自2025年3月3日起登录系统填报，主管部门审核提交于4月25日前完成，逾期不予受理。

        （二）受理窗口开放时间为上午9:00至12:00。

        二、评审

        （一）评审会议召开7日前完成专家抽取，评审工作于2025年7月31日前完成。

        （二）评审结果公示期不少于7个工作日。

        青溪市人力资源和社会保障局
        2025年1月12日
        """;

    [Fact]
    public async Task It_opens_in_the_designer_and_plays_in_the_sandbox()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, "/notices?show=read");
        var page = visitor.Page;
        await page.GetByLabel("粘贴通知全文").FillAsync(Text);
        await ButtonOf(page, "读取").ClickAsync();
        await Expect(page.Locator("[data-rule]")).ToHaveCountAsync(6);
        await Expect(ButtonOf(page, "起草年度安排")).ToBeDisabledAsync();
        await ButtonOf(page, "确认其余无疑问的规则").ClickAsync();
        await ButtonOf(page, "起草年度安排").ClickAsync();

        var drafted = page.GetByRole(AriaRole.Region, new() { Name = "起草的年度安排" });
        await Expect(drafted).ToContainTextAsync("评审会议首日：通知没有写明");
        await Expect(drafted).ToContainTextAsync("办公时间不是期限");
        await Expect(drafted).ToContainTextAsync("申报窗口");
        await Expect(drafted.Locator(".tone-missed")).ToHaveCountAsync(0);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("year-drafted");

        await drafted.GetByRole(AriaRole.Link, new() { Name = "在沙箱中演练" }).ClickAsync();
        await Expect(page.Locator(".virtual-day")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-status=finished]")).ToBeVisibleAsync();
        await visitor.PhotographAsync("year-drafted-played");

        await visitor.GoAsync(Drafts.Edit("qx25"));
        var designer = await Designer.OpenAsync(visitor);
        await Expect(designer.Node("申报窗口")).ToBeVisibleAsync();
        await Expect(designer.Node("召开评审会议")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    /// <summary>As offices send it round: from Word, or as it was printed.</summary>
    [Theory]
    [InlineData("docx:MS Word 2007 XML", "docx", "临河市")]
    [InlineData("pdf:writer_pdf_Export", "pdf", "远山市")]
    public async Task A_document_is_drafted_too(string filter, string extension, string city)
    {
        var written = Text.Replace("青溪市", city, StringComparison.Ordinal);
        var document = await LibreOffice.MakeAsync("notice.txt", written, filter, extension);
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/notices?show=read");
        var page = visitor.Page;
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(new FilePayload { Name = $"通知.{extension}", Buffer = document });
        await Expect(page.Locator("[data-rule]")).ToHaveCountAsync(6);
        await ButtonOf(page, "确认其余无疑问的规则").ClickAsync();
        await ButtonOf(page, "起草年度安排").ClickAsync();

        var drafted = page.GetByRole(AriaRole.Region, new() { Name = "起草的年度安排" });
        await Expect(drafted.GetByRole(AriaRole.Link, new() { Name = "在沙箱中演练" })).ToBeVisibleAsync();
        (await Drafts.FindAsync(visitor, city + "2025年度职称评审")).ShouldNotBeNull();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_page_says_so_in_English_and_makes_a_further_version_when_asked()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/notices?show=read");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        foreach (var makes in (bool[])[true, false])
        {
            await page.GetByLabel("Paste the notice’s text")
                .FillAsync(Text.Replace("青溪市", "白河市", StringComparison.Ordinal));
            await ButtonOf(page, "Read").ClickAsync();
            await ButtonOf(page, "Confirm the rest without findings").ClickAsync();
            await ButtonOf(page, "Draft the year").ClickAsync();
            if (!makes)
                await ButtonOf(page, "It exists; make a further version").ClickAsync();
            var drafted = page.GetByRole(AriaRole.Region, new() { Name = "The drafted year" });
            await Expect(drafted).ToContainTextAsync("the review meeting's first day");
            await Expect(drafted.GetByRole(AriaRole.Link, new() { Name = "Play it in the sandbox" }))
                .ToBeVisibleAsync();
            await visitor.PhotographAsync(makes ? "year-drafted-english" : "year-drafted-again");
            await ButtonOf(page, "Another text").ClickAsync();
        }

        visitor.ShouldHaveBeenRefused("POST", status: 409);
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static ILocator ButtonOf(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
