using System.IO.Compression;
using Orchestrator.Desk.Organisations;
using Orchestrator.Desk.Sheets;
using Orchestrator.Tests.Support;

namespace Orchestrator.Desk.Tests.Sheets;

public sealed class When_a_table_is_read
{
    [Fact]
    public async Task Its_rows_keep_their_numbers_and_empty_ones_are_left_out()
    {
        var lines = await ReadAsync(
            TableFile.OfRows(TableFile.Row(1, "类型|代码") + TableFile.Row(3, " |") + TableFile.Row(7, "评委会|C001"))
        );

        lines.Select(line => line.Row).ShouldBe([1, 7]);
        lines[1].Cells.ShouldBe(new Dictionary<string, object> { ["A"] = "评委会", ["B"] = "C001" });
    }

    [Fact]
    public async Task What_is_no_table_is_refused_with_what_to_do()
    {
        (await RefusalAsync([])).ShouldContain("不是 .xlsx");
        (await RefusalAsync("代码,名称"u8.ToArray())).ShouldContain("不是 .xlsx");
        (await RefusalAsync([0x50, 0x4B, 0x03, 0x04, 1, 2, 3])).ShouldContain("已损坏");
        (await RefusalAsync(TableFile.Zip(("word/document.xml", "<x/>")))).ShouldContain("已损坏");
        (await RefusalAsync(TableFile.OfRows("<row r=\"1\"><c>"))).ShouldContain("已损坏");
        (await RefusalAsync(new byte[SheetReader.LargestFile + 1])).ShouldContain("5 MB");
    }

    [Fact]
    public async Task A_document_type_is_refused()
    {
        var file = TableFile.Zip(("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>"));

        (await RefusalAsync(file)).ShouldContain("已损坏");
    }

    [Fact]
    public async Task A_file_that_unpacks_to_much_is_refused_before_it_is_read()
    {
        var file = Bomb();

        file.Length.ShouldBeLessThan(SheetReader.LargestFile);
        (await RefusalAsync(file)).ShouldContain("解压后过大");
    }

    [Fact]
    public async Task As_many_rows_as_may_be_are_read_and_one_more_is_refused()
    {
        var rows = Enumerable
            .Range(1, SheetReader.MostRows + 1)
            .Select(number => TableFile.Row(number, "用人单位|U" + number));
        var file = TableFile.OfRows(string.Concat(rows));
        (await ReadAsync(file)).Length.ShouldBe(SheetReader.MostRows + 1);

        var more = TableFile.OfRows(string.Concat(rows) + TableFile.Row(SheetReader.MostRows + 2, "用人单位|U"));
        (await RefusalAsync(more)).ShouldContain("20000 行");
    }

    [Fact]
    public async Task A_cell_that_stands_far_out_costs_nothing()
    {
        var lines = await ReadAsync(
            TableFile.OfRows(
                TableFile.Row(1, "类型|代码")
                    + """<row r="2"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"""
            )
        );

        lines.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_byte_ends_in_rows_or_a_refusal()
    {
        var whole = OrganisationSheet.Write([View("U001", "一单位"), View("U002", "二单位")]);
        var random = new Random(20261201);
        for (var time = 0; time < 400; time++)
        {
            var file = (byte[])whole.Clone();
            for (var change = 0; change < 3; change++)
                file[random.Next(4, file.Length)] = (byte)random.Next(256);
            var read = await SheetReader.ReadAsync(file, TestContext.Current.CancellationToken);
            (
                read.TryGet(out var lines, out var refusal) ? lines.Length : refusal.Errors.Count
            ).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task What_begins_like_a_formula_is_written_as_text_and_read_back()
    {
        string[] names = ["=1+1", "+A1", "-A1", "@SUM(A1)", "<b>&\"'"];
        var file = OrganisationSheet.Write(names.Select((name, at) => View("U" + at, name)));

        var sheet = SheetOf(file);
        sheet.ShouldNotContain("<f>");
        sheet.ShouldNotContain(":f>");
        (await ReadAsync(file)).Skip(1).Select(line => line.Cells["C"]).ShouldBe(names);
    }

    [Fact]
    public async Task The_template_has_the_heads_alone()
    {
        var heads = (await ReadAsync(OrganisationSheet.Template())).ShouldHaveSingleItem();

        heads.Cells.Values.ShouldBe(["类型", "代码", "名称", "地区", "上级代码", "状态"]);
    }

    private static byte[] Bomb()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml").Open();
            var piece = new byte[1_000_000];
            for (var number = 0; number < 200; number++)
                part.Write(piece);
        }

        return buffer.ToArray();
    }

    private static string SheetOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static OrganisationView View(string code, string name) =>
        new()
        {
            Role = "employer",
            Code = code,
            Name = name,
            Jurisdiction = "天津市",
            Superior = null,
            SuperiorName = null,
            Enabled = true,
        };

    private static async Task<SheetLine[]> ReadAsync(byte[] file)
    {
        var read = await SheetReader.ReadAsync(file, TestContext.Current.CancellationToken);
        read.Refusal?.Chinese.ShouldBeNull();
        read.TryGet(out var lines, out _).ShouldBeTrue();
        return lines!;
    }

    private static async Task<string> RefusalAsync(byte[] file) =>
        (await SheetReader.ReadAsync(file, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull().Chinese;
}
