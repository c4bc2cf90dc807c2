using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Organisations;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Tests.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Organisations;

public sealed class When_a_table_of_organisations_is_imported(Postgres postgres)
{
    private const string Heads = "类型|代码|名称|地区|上级代码|状态";

    private static readonly byte[] Three = TableFile.Of(
        Heads,
        "用人单位|U001|第一中学|天津市|D001|启用",
        "主管部门|D001|市教育局|天津市||",
        "评委会|C001|中小学教师评委会|天津市||停用"
    );

    [Fact]
    public async Task It_is_previewed_then_done_as_shown_with_one_line()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var preview = await PreviewAsync(desk, Three);
        (preview.Added, preview.Changed, preview.Same, preview.FaultCount).ShouldBe((3, 0, 0, 0));
        (await CountAsync(desk)).ShouldBe(0);

        (await ImportAsync(desk, Three, preview.Preview!)).Refusal.ShouldBeNull();

        await using (var context = desk.Context())
        {
            (await context.Organisations.OrderBy(row => row.Code).ToListAsync(TestContext.Current.CancellationToken))
                .Select(row => (row.Role, row.Code, row.Superior, row.Enabled))
                .ShouldBe([
                    (Roles.Office, "C001", null, false),
                    (Roles.Department, "D001", null, true),
                    (Roles.Employer, "U001", "D001", true),
                ]);
        }

        var again = await PreviewAsync(desk, Three);
        (again.Added, again.Changed, again.Same).ShouldBe((0, 0, 3));
        (await ImportAsync(desk, Three, again.Preview!)).Refusal.ShouldBeNull();
        var renamed = TableFile.Of(Heads, "用人单位|U001|第一中学校|天津市|D001|");
        var change = await PreviewAsync(desk, renamed);
        (change.Added, change.Changed, change.Same).ShouldBe((0, 1, 0));
        (await ImportAsync(desk, renamed, change.Preview!)).Refusal.ShouldBeNull();
        (await desk.LinesAsync())
            .Select(line => line.Action)
            .ShouldBe(["organisation.imported", "organisation.imported"]);
    }

    [Fact]
    public async Task Another_file_or_a_register_that_changed_meanwhile_is_not_what_was_shown()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var preview = (await PreviewAsync(desk, Three)).Preview!;
        (await ImportAsync(desk, TableFile.Of(Heads, "评委会|C002|二评委|天津市||"), preview)).Refusal!.Code.ShouldBe(
            "preview-outdated"
        );
        var added = new OrganisationEntry
        {
            Role = Roles.Department,
            Code = "D001",
            Name = "教育局",
        };
        (await desk.Get<OrganisationRegister>().AddAsync(added, DeskHost.Zhang, default)).Refusal.ShouldBeNull();

        (await ImportAsync(desk, Three, preview)).Refusal!.Code.ShouldBe("preview-outdated");
        (await CountAsync(desk)).ShouldBe(1);
    }

    [Fact]
    public async Task Each_bad_row_is_told_with_its_column_and_nothing_is_imported()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var file = TableFile.OfRows(
            TableFile.Row(1, Heads)
                + TableFile.Row(2, "学校|X1|不知何类|天津市||")
                + TableFile.Row(3, "用人单位|U 2|有空格|天津市||")
                + TableFile.Row(4, "用人单位|U3|上级不在|天津市|D-NONE|")
                + TableFile.Row(5, "用人单位|U4|状态不明|天津市||也许")
                + TableFile.Row(6, "用人单位|U5|好的|天津市||")
                + TableFile.Row(7, "用人单位|U5|重复|天津市||")
                + TableFile.Row(8, "用人单位|110105194912310021|某人|天津市||")
                + TableFile.Row(9, "用人单位||无代码|天津市||")
                + """<row r="10"><c r="A10" t="inlineStr"><is><t>用人单位</t></is></c><c r="B10"><v>911201160000000001</v></c>"""
                + """<c r="C10" t="inlineStr"><is><t>丢了末位</t></is></c></row>"""
        );

        var preview = await PreviewAsync(desk, file);

        preview
            .Faults.Select(fault => (fault.Row, fault.Column))
            .ShouldBe([(2, "类型"), (3, "代码"), (4, "上级代码"), (5, "状态"), (7, "代码"), (9, "代码"), (10, "代码")]);
        preview.Faults.ShouldAllBe(fault => fault.Message.Length > 0 && fault.MessageEn.Length > 0);
        preview.Faults[^1].Message.ShouldContain("文本格式");
        preview.Preview.ShouldBeNull();
        (await ImportAsync(desk, file, "")).Refusal!.Code.ShouldBe("preview-outdated");
        (await CountAsync(desk)).ShouldBe(0);
    }

    [Fact]
    public async Task An_identity_number_as_a_code_is_a_fault()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var preview = await PreviewAsync(desk, TableFile.Of(Heads, "用人单位|11010519491231002X|某人|天津市||"));

        preview.Faults.ShouldHaveSingleItem().Message.ShouldContain("公民身份号码");
    }

    [Fact]
    public async Task English_heads_and_words_are_understood()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var preview = await PreviewAsync(
            desk,
            TableFile.Of(
                "Code|type|Name|Jurisdiction|Superior code|State",
                "D1|Department|Bureau|天津市||enabled",
                "U1|employer|School|天津市|D1|Disabled"
            )
        );

        (preview.Added, preview.FaultCount).ShouldBe((2, 0));
    }

    [Theory]
    [InlineData("类型|代码|名称", "缺少列：地区、上级代码、状态")]
    [InlineData("类型|代码|名称|地区|上级代码|状态|备注", "列名“备注”不认识")]
    [InlineData("类型|代码|名称|地区|上级代码|代码", "列“代码”出现了两次")]
    [InlineData("", "表格是空的")]
    public async Task Heads_that_are_not_the_templates_are_refused(string heads, string says)
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        (await desk.Get<OrganisationImport>().PreviewAsync(TableFile.Of(heads), DeskHost.Zhang, default))
            .Refusal.ShouldNotBeNull()
            .Chinese.ShouldContain(says);
    }

    [Fact]
    public async Task What_is_exported_is_the_same_when_it_is_imported()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await ImportAsync(desk, Three, (await PreviewAsync(desk, Three)).Preview!);

        var file = await desk.Get<OrganisationRegister>()
            .ExportAsync(new OrganisationQuery(null, null), DeskHost.Zhang, default);

        var preview = await PreviewAsync(desk, file);
        (preview.Added, preview.Changed, preview.Same, preview.FaultCount).ShouldBe((0, 0, 3, 0));
    }

    [Fact]
    public async Task A_jurisdiction_imports_its_own_alone()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await ImportAsync(desk, Three, (await PreviewAsync(desk, Three)).Preview!);
        var who = new Operator("lz", [new Grant(Roles.TitleOffice, "柳州市")]);
        var file = TableFile.Of(
            Heads,
            "评委会|C009|津评委|天津市||",
            "评委会|C010|无地区|||",
            "评委会|C001|夺来|柳州市||"
        );

        var previewed = await desk.Get<OrganisationImport>().PreviewAsync(file, who, default);

        previewed.TryGet(out var preview, out _).ShouldBeTrue();
        preview!.Faults.Select(fault => (fault.Row, fault.Column)).ShouldBe([(2, "地区"), (3, "地区"), (4, "代码")]);
    }

    [Fact]
    public async Task Twenty_thousand_rows_are_imported_in_one_commit()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var file = Many("单位");
        var preview = await PreviewAsync(desk, file);
        preview.Added.ShouldBe(20_000);
        (await ImportAsync(desk, file, preview.Preview!)).Refusal.ShouldBeNull();
        (await CountAsync(desk)).ShouldBe(20_000);

        await desk.RefuseLinesAsync("organisation.imported");
        var renamed = Many("校");
        var change = await PreviewAsync(desk, renamed);
        change.Changed.ShouldBe(19_999);
        await Should.ThrowAsync<Exception>(() => ImportAsync(desk, renamed, change.Preview!));
        (await PreviewAsync(desk, file)).Same.ShouldBe(20_000);

        static byte[] Many(string kind) =>
            TableFile.Of([
                Heads,
                "主管部门|D001|市教育局|天津市||",
                .. Enumerable.Range(1, 19_999).Select(number => $"用人单位|U{number}|第{number}{kind}|天津市|D001|"),
            ]);
    }

    private static async Task<OrganisationImportPreview> PreviewAsync(DeskHost desk, byte[] file)
    {
        var previewed = await desk.Get<OrganisationImport>()
            .PreviewAsync(file, DeskHost.Zhang, TestContext.Current.CancellationToken);
        previewed.Refusal?.Chinese.ShouldBeNull();
        previewed.TryGet(out var preview, out _).ShouldBeTrue();
        return preview!;
    }

    private static Task<DeskAnswer<OrganisationImportPreview>> ImportAsync(
        DeskHost desk,
        byte[] file,
        string preview
    ) =>
        desk.Get<OrganisationImport>()
            .ImportAsync(file, preview, DeskHost.Zhang, TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(DeskHost desk)
    {
        await using var context = desk.Context();
        return await context.Organisations.CountAsync(TestContext.Current.CancellationToken);
    }
}
