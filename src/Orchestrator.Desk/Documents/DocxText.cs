using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Orchestrator.Desk.Documents;

/// <summary>The text of a .docx: paragraphs with the numbers that Word shows before them, tables row by row.</summary>
internal static class DocxText
{
    private const long LargestPart = 60_000_000;
    private const int MostDepth = 40;

    private static readonly XNamespace Word = DocxNumbering.Word;
    private static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Reads the package.</summary>
    public static DocumentText Read(ZipArchive zip)
    {
        if (zip.GetEntry("OFD.xml") is not null)
        {
            return DocumentText.Refused(
                "暂不支持 OFD，请另存为 PDF 或 .docx",
                "OFD is not supported; save it as PDF or .docx"
            );
        }
        if (zip.GetEntry("word/document.xml") is not { } entry)
            return DocumentText.Refused("文件不是 .docx", "The file is no .docx");
        try
        {
            if (Load(entry)?.Root?.Element(Word + "body") is not { } body)
                return DocumentReader.Damaged();
            var numbering = new DocxNumbering(
                Load(zip.GetEntry("word/numbering.xml")),
                Load(zip.GetEntry("word/styles.xml"))
            );
            var text = new StringBuilder();
            WriteBlocks(body, numbering, text, depth: 0);
            return DocumentText.Of(text.ToString());
        }
        catch (XmlException)
        {
            return DocumentReader.Damaged();
        }
    }

    /// <summary>A part of the package, without a document type and not beyond a bound, however small it was packed.</summary>
    private static XDocument? Load(ZipArchiveEntry? entry)
    {
        if (entry is null)
            return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LargestPart,
            }
        );
        using var guarded = new DepthGuard(reader);
        return XDocument.Load(guarded);
    }

    private static void WriteBlocks(XElement parent, DocxNumbering numbering, StringBuilder text, int depth)
    {
        if (depth > MostDepth)
            return;
        foreach (var block in parent.Elements())
        {
            if (block.Name == Word + "p")
                text.Append(Paragraph(block, numbering)).Append('\n');
            else if (block.Name == Word + "tbl")
                WriteTable(block, numbering, text, depth + 1);
            else if (block.Name == Word + "sdt")
                WriteBlocks(block.Element(Word + "sdtContent") ?? block, numbering, text, depth + 1);
            else if (block.Name == Word + "customXml" || block.Name == Word + "ins")
                WriteBlocks(block, numbering, text, depth + 1);
        }
    }

    private static void WriteTable(XElement table, DocxNumbering numbering, StringBuilder text, int depth)
    {
        foreach (var row in table.Elements(Word + "tr"))
        {
            var cells = row.Elements(Word + "tc").ToList();
            // A table that only lays out a page, or one with whole paragraphs in a cell, is read as paragraphs.
            if (cells.Count == 1 || cells.Exists(cell => cell.Descendants(Word + "tbl").Any()))
            {
                foreach (var cell in cells)
                    WriteBlocks(cell, numbering, text, depth + 1);
                continue;
            }

            text.Append(
                    string.Join(
                        '\t',
                        cells.Select(cell =>
                            string.Join(
                                ' ',
                                cell.Elements(Word + "p")
                                    .Select(paragraph => Paragraph(paragraph, numbering).Replace('\n', ' ').Trim())
                                    .Where(line => line.Length > 0)
                            )
                        )
                    )
                )
                .Append('\n');
        }

        text.Append('\n');
    }

    private static string Paragraph(XElement paragraph, DocxNumbering numbering)
    {
        var text = new StringBuilder(numbering.Next(paragraph));
        WriteRuns(paragraph, text, depth: 0);
        return text.ToString();
    }

    private static void WriteRuns(XElement parent, StringBuilder text, int depth)
    {
        if (depth > MostDepth)
            return;
        foreach (var element in parent.Elements())
        {
            if (element.Name == Word + "t")
            {
                text.Append(element.Value);
            }
            else if (element.Name == Word + "tab")
            {
                text.Append(' ');
            }
            else if (element.Name == Word + "br" || element.Name == Word + "cr")
            {
                text.Append('\n');
            }
            else if (element.Name == Word + "noBreakHyphen")
            {
                text.Append('-');
            }
            // What was deleted with tracking on, the older form of a text box, and a paragraph's properties are no text.
            else if (
                element.Name != Word + "del"
                && element.Name != Word + "moveFrom"
                && element.Name != Word + "pPr"
                && element.Name != Compatibility + "Fallback"
            )
            {
                WriteRuns(element, text, depth + 1);
            }
        }
    }
}
