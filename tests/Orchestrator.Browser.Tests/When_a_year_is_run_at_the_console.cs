using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// A year of Tianjin's done in Chromium by the people it is for, each in a session of their own: filing, audit, publicity, draw,
/// meeting, results, certificates. The employer enters the application, the portal brings in the committee's experts alone; the order
/// of the acts is the order of the year.
/// </summary>
public sealed class When_a_year_is_run_at_the_console(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Code = "TJ-CONSOLE";
    private const string CyclePath = "/cycles/" + Code;
    private const int Seats = 11;

    private static readonly string[] Contents =
    [
        "系列（专业）层级",
        "评审标准",
        "评审方式",
        "岗位要求",
        "申报材料",
        "时间安排",
    ];

    [Fact]
    public async Task An_application_goes_from_the_plan_to_the_certificate()
    {
        await using var administrator = await server.VisitAsync(Visitor.Desk, "/cycles/new");
        await Story.CreateTianjinAsync(administrator.Page, Code);
        await using var trade = await ComeAsync("trade", new { role = "tradeDepartment" });
        await using var employer = await ComeAsync("hr", new { role = "employer", organisation = "U001" });
        await using var department = await ComeAsync("bureau", new { role = "department", organisation = "D001" });
        await using var office = await ComeAsync("office", new { role = "office" });
        await using var supervisor = await ComeAsync("watch", new { role = "supervisor" });

        await FileAndPublishAsync(administrator, trade);
        var portal = await Portal.OpenAsync(administrator, "acts-portal");
        await portal.ImportExpertsAsync("C001", 40);
        var number = await EnterAsync(employer);
        await AuditAsync(administrator, employer, department, office, $"{CyclePath}/applications/{number}");
        await DrawAsync(administrator, office, supervisor);
        await MeetAsync(administrator, office, number);
        await ConcludeAsync(administrator, office);

        await employer.GoAsync("/");
        await employer.GoAsync($"{CyclePath}/applications/{number}");
        await Expect(employer.Page.GetByText("已取得证书").First).ToBeVisibleAsync();
        await employer.PhotographAsync("acts-certified");
        foreach (var person in new[] { trade, employer, department, office, supervisor })
            person.ShouldHaveSeenNoTrouble();
    }

    private static async Task FileAndPublishAsync(Visitor administrator, Visitor trade)
    {
        await trade.GoAsync(CyclePath);
        await trade.DoAsync("评审方案备案", async form =>
        {
            foreach (var part in Contents)
                await form.TickAsync(part);
            await form.FillAsync("备案编号", "津职备2024-001");
            await trade.ShouldFitTheWidthAsync();
            await trade.PhotographAsync("acts-filing", wholePage: false);
        });
        await administrator.MoveClockAsync("2024-09-20T09:00:00+08:00");
        await trade.GoAsync("/");
        await trade.GoAsync(CyclePath);
        await trade.DoAsync("评审方案公布", form => form.FillAsync("公布地址", "https://example.test/plan"));
    }

    private static async Task<string> EnterAsync(Visitor employer)
    {
        await employer.GoAsync(CyclePath);
        await employer.DoAsync("提交申报", async form =>
        {
            await form.FillAsync("申报人标识", "P1");
            await form.FillAsync("姓名", "张三");
            await form.FillAsync("业务主管部门代码", "D001");
            await form.FillAsync("评委会代码", "C001");
            await form.FillAsync("系列", "工程技术");
            await form.FillAsync("专业", "质量");
            await form.FillAsync("层级", "副高");
            await form.FillAsync("申报途径", "正常");
            await form.PickAsync("已交材料", "诚信承诺");
            await form.FillAsync("身份类型", "在职");
            await form.FillAsync("继续教育", "完成");
            await employer.PhotographAsync("acts-submission");
        });
        var entered = await employer.GetJsonAsync($"/api/console/v1/applications?cycle={Code}");
        return (string)entered["items"]!.AsArray().Single()!["number"]!;
    }

    private static async Task AuditAsync(
        Visitor administrator,
        Visitor employer,
        Visitor department,
        Visitor office,
        string application
    )
    {
        await employer.GoAsync(application);
        await employer.DoAsync("用人单位审核推荐", async form =>
        {
            await form.ChooseAsync("推荐");
            await form.TickAsync("继续教育");
            await employer.PhotographAsync("acts-employer", wholePage: false);
        });
        // What the law asks for is told at once, and nothing that was filled in is lost.
        var posting = await employer.OpenActAsync("单位内部公示");
        await posting.FillAsync("公示张贴日", "2024-10-09");
        await posting
            .Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "公示.png",
                    MimeType = "image/png",
                    Buffer = await employer.Page.ScreenshotAsync(),
                }
            );
        await Expect(posting.GetByText("公示.png")).ToBeVisibleAsync();
        await employer.PhotographAsync("acts-publicity", wholePage: false);
        await posting.HandInAsync();

        await administrator.MoveClockAsync("2024-10-17T09:00:00+08:00");
        await department.GoAsync(application);
        await department.DoAsync("业务主管部门审核提交", async form =>
        {
            await form.ChooseAsync("审核通过并提交");
            await form.TickAsync("继续教育");
        });
        await office.GoAsync(application);
        await office.DoAsync("办事机构受理审核", form => form.ChooseAsync("受理"));
    }

    private static async Task DrawAsync(Visitor administrator, Visitor office, Visitor supervisor)
    {
        await administrator.MoveClockAsync("2024-12-02T09:00:00+08:00");
        await office.GoAsync(CyclePath);
        await office.DoAsync("确定评审会议日期", form => form.FillAsync("会议首日", "2024-12-16"));
        await administrator.MoveClockAsync("2024-12-05T09:00:00+08:00");
        await office.DoAsync("上报评审计划", form => form.ChooseAsync("线下"));
        var secret = "";
        await office.DoAsync("专家抽取承诺", async form =>
        {
            await form.FillAsync("抽取人数", $"{Seats}");
            secret = await form.Locator("code").First.InnerTextAsync();
            await form.TickAsync("已保存密值");
            await office.PhotographAsync("acts-commitment", wholePage: false);
        });
        await supervisor.GoAsync(CyclePath);
        await supervisor.DoAsync("监督员签到", async form =>
        {
            await form.ChooseAsync("专家抽取");
            await form.FillAsync("监督员", "监督一");
            await form.GetByRole(AriaRole.Button, new() { Name = "随机生成" }).ClickAsync();
            await supervisor.PhotographAsync("acts-supervisor", wholePage: false);
        });
        await office.GoAsync("/");
        await office.GoAsync(CyclePath);
        await office.DoAsync("抽取评审专家", form => form.FillAsync("办事机构密值", secret.Trim()));
    }

    private static async Task MeetAsync(Visitor administrator, Visitor office, string number)
    {
        await administrator.MoveClockAsync("2024-12-16T09:00:00+08:00");
        await office.DoAsync("召开评审会议", async form =>
        {
            await form.ChooseAsync("线下");
            await form.ChooseAsync("已签署回避与保密承诺", "是");
        });
        await office.DoAsync("记录出席专家", async form =>
        {
            foreach (var expert in await form.GetByRole(AriaRole.Checkbox).AllAsync())
                await expert.CheckAsync();
            await form.PickAsync("主持人编号", "E0");
            await office.PhotographAsync("acts-attendance", wholePage: false);
        });
        await office.DoAsync("记录投票结果", async form =>
        {
            await form.PickAsync("申报编号", number);
            await form.FillAsync("书面评审意见数", "3");
            await form.FillAsync("同意票", $"{Seats}");
            await form.FillAsync("反对票", "0");
            await office.PhotographAsync("acts-ballots", wholePage: false);
        });
        await office.DoAsync("评审结束");
    }

    private static async Task ConcludeAsync(Visitor administrator, Visitor office)
    {
        await administrator.MoveClockAsync("2024-12-17T10:00:00+08:00");
        await office.DoAsync("评审结果公示", async form =>
        {
            await form.FillAsync("公示发布日", "2024-12-17");
            await Expect(form.GetByRole(AriaRole.Checkbox, new() { Name = "职称评审系统" })).ToBeCheckedAsync();
        });
        await administrator.MoveClockAsync("2024-12-25T09:00:00+08:00");
        await office.GoAsync("/");
        await office.GoAsync(CyclePath);
        await office.DoAsync("公布评审结果");
        await office.DoAsync("制发电子证书");
        await administrator.MoveClockAsync("2024-12-25T10:00:00+08:00");
    }

    private Task<Visitor> ComeAsync(string name, object grant) => server.SignInAsync(Visitor.Desk, name, grant);
}
