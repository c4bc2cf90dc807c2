using System.IO.Compression;
using System.Text;
using Orchestrator.Desk.Documents;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Tests.Documents;

public sealed class When_a_document_is_read
{
    private const string Notice = """
        平川市职称改革工作领导小组办公室
        关于做好2025年度职称评审工作的通知

        平职改办〔2025〕5号

        各县区职改办，市直各单位：

        一、个人网上申报时间为2025年6月3日至7月4日，网上申报系统于7月4日（星期五）18:00关闭，逾期不予受理。
        二、用人单位应当对推荐人选进行公示，公示期不少于5个工作日，公示无异议后于7月18日（星期五）17时30分前报送主管部门审核。用人单位应当对推荐材料的真实性负责，未按规定程序和时间要求报送申报材料的，产生的后果由相关责任人自行承担。
        三、评审结束后3个工作日内公示评审结果。

        平川市职称改革工作领导小组办公室
        2025年5月12日
        """;

    private const string Table = """
        <html><head><meta charset="utf-8"></head><body>
        <p>平川市2025年度职称评审工作安排</p><p>一、进度安排</p>
        <table border="1" width="100%"><tr><td width="10%">序号</td><td width="30%">工作内容</td><td width="40%">截止时间</td><td width="20%">责任单位</td></tr>
        <tr><td>1</td><td>发布评审通知</td><td>5月30日</td><td>各评委会</td></tr>
        <tr><td>2</td><td>个人网上申报</td><td>6月3日—7月4日</td><td>申报人</td></tr></table>
        <p>二、有关要求</p><ol><li>公示期不少于5个工作日。</li><li>评审结束后3个工作日内公示。</li></ol></body></html>
        """;

    private const string Head =
        """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""";

    [Theory]
    [InlineData("docx:MS Word 2007 XML", "docx")]
    [InlineData("pdf:writer_pdf_Export", "pdf")]
    public async Task A_notice_says_the_same_as_text_and_as_a_document(string filter, string extension)
    {
        var read = DocumentReader.Read(await LibreOffice.MakeAsync("notice.txt", Notice, filter, extension));

        Rules(read.Text.ShouldNotBeNull(read.Refusal?.Chinese)).ShouldBe(Rules(Notice));
        Read(read.Text!).Notice.ShouldBe(Read(Notice).Notice);
    }

    [Theory]
    [InlineData("docx:MS Word 2007 XML", "docx")]
    [InlineData("pdf:writer_pdf_Export", "pdf")]
    public async Task Tables_and_numbered_lists_are_read(string filter, string extension)
    {
        var read = DocumentReader.Read(await LibreOffice.MakeAsync("table.html", Table, filter, extension));

        Rules(read.Text.ShouldNotBeNull(read.Refusal?.Chinese))
            .ShouldBe([
                "By   2025-05-30  ",
                "Window 2025-06-03 2025-07-04   ",
                "Publicity    5 WorkingDay",
                "Within    3 WorkingDay",
            ]);
    }

    [Fact]
    public void The_numbers_that_Word_shows_are_the_sections()
    {
        const string numbering = """
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>
            """;
        var body =
            Listed(0, "时间安排")
            + Listed(1, "申报于9月1日前完成。")
            + Listed(1, "审核于9月2日前完成。")
            + Listed(0, "公示")
            + Listed(1, "公示期5个工作日。");

        var read = DocumentReader.Read(
            Package(("word/document.xml", Head + body + "</w:body></w:document>"), ("word/numbering.xml", numbering))
        );

        read.Text.ShouldBe(
            "一、时间安排\n（一）申报于9月1日前完成。\n（二）审核于9月2日前完成。\n二、公示\n（一）公示期5个工作日。\n"
        );

        static string Listed(int level, string text) =>
            $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>""";
    }

    [Fact]
    public void What_was_deleted_with_tracking_on_is_no_text() =>
        DocumentReader
            .Read(
                Package(
                    (
                        "word/document.xml",
                        Head
                            + "<w:p><w:del><w:r><w:delText>9月1日</w:delText></w:r></w:del>"
                            + "<w:ins><w:r><w:t>9月2日前完成</w:t></w:r></w:ins></w:p></w:body></w:document>"
                    )
                )
            )
            .Text.ShouldBe("9月2日前完成\n");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    public void Plain_text_is_read_in_the_encodings_that_are_in_use(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        DocumentReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Notice)]).Text.ShouldBe(Notice);
    }

    [Fact]
    public async Task A_protected_file_a_scan_and_an_old_format_are_refused_in_a_line()
    {
        var locked = await LibreOffice.MakeAsync(
            "locked.txt",
            Notice,
            """pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}""",
            "pdf"
        );
        Refusal(locked).ShouldContain("密码");
        var scan = await LibreOffice.MakeAsync(
            "scan.html",
            """<html><body><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" width="600" height="800"></body></html>""",
            "pdf:writer_pdf_Export",
            "pdf"
        );
        Refusal(scan).ShouldContain("扫描");
        Refusal([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3]).ShouldContain(".doc");
        Refusal([0x89, 0x50, 0x4E, 0x47, 0x0D]).ShouldContain("扫描");
        Refusal(Package(("OFD.xml", "<x/>"))).ShouldContain("OFD");
        Refusal([]).ShouldContain("没有文字");
        Refusal([0x41, 0x00, 0x01, 0x42]).ShouldContain("不是");
        Refusal([0xC3, 0x28, 0xFF, 0xFF]).ShouldContain("编码");
    }

    [Fact]
    public void A_package_made_to_be_large_or_deep_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:p>", 5000)) + string.Concat(Enumerable.Repeat("</w:p>", 5000));
        Refusal(Package(("word/document.xml", Head + deep + "</w:body></w:document>"))).ShouldContain("损坏");
        var entities =
            """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>"""
            + Head
            + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
        Refusal(Package(("word/document.xml", entities))).ShouldContain("损坏");
        var large =
            Head + "<w:p><w:r><w:t>" + new string('中', 30_000_000) + "</w:t></w:r></w:p></w:body></w:document>";
        DocumentReader.Read(Package(("word/document.xml", large))).Text.ShouldBeNull();
    }

    [Fact]
    public async Task Damaged_bytes_are_a_text_or_a_refusal()
    {
        byte[][] whole =
        [
            await LibreOffice.MakeAsync("whole.txt", Notice, "pdf:writer_pdf_Export", "pdf"),
            await LibreOffice.MakeAsync("whole.txt", Notice, "docx:MS Word 2007 XML", "docx"),
            Encoding.UTF8.GetBytes(Notice),
        ];
        var random = new Random(11);
        for (var times = 0; times < 60; times++)
        {
            var bytes = whole[times % whole.Length].ToArray();
            for (var changes = 0; changes < 20; changes++)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            var read = DocumentReader.Read(times % 2 == 0 ? bytes : bytes[..random.Next(4, bytes.Length)]);
            (read.Text is null).ShouldBe(read.Refusal is not null);
        }
    }

    private static string Refusal(byte[] bytes) => DocumentReader.Read(bytes).Refusal.ShouldNotBeNull().Chinese;

    private static NoticeReading Read(string text) => NoticeReader.Read(text, new NoticeReaderOptions());

    private static List<string> Rules(string text) =>
        [
            .. Read(text)
                .Rules.Select(rule =>
                    $"{rule.Form} {rule.From:uuuu-MM-dd} {rule.To:uuuu-MM-dd} {rule.Date:uuuu-MM-dd} {rule.N} {rule.Unit}"
                ),
        ];

    private static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(
                    zip.CreateEntry(name).Open(),
                    new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
                );
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
