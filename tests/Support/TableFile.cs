using System.IO.Compression;
using System.Security;
using System.Text;

namespace Orchestrator.Tests.Support;

/// <summary>Makes an .xlsx as small as one can be.</summary>
internal static class TableFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A table of texts, a row each; cells are parted by a vertical bar.</summary>
    public static byte[] Of(params string[] rows) => OfRows(string.Concat(rows.Select((row, at) => Row(at + 1, row))));

    /// <summary>A table of rows that are written already.</summary>
    public static byte[] OfRows(string rows) =>
        Zip(
            (
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" """
                    + """ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" """
                    + """ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
            ),
            (
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            ),
            (
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="单位" sheetId="1" r:id="r1"/></sheets></workbook>"""
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            ),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""")
        );

    /// <summary>A row of texts.</summary>
    public static string Row(int number, string cells) =>
        $"""<row r="{number}">{string.Concat(cells.Split('|').Select((cell, at) => Cell(number, at, cell)))}</row>""";

    /// <summary>A zip of texts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }

    private static string Cell(int row, int at, string text) =>
        text.Length == 0
            ? ""
            : $"""<c r="{(char)('A' + at)}{row}" t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";
}
