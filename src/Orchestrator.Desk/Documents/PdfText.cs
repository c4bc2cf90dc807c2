using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Orchestrator.Desk.Documents;

/// <summary>The text of a PDF: letters put into lines by where they stand on the page.</summary>
internal static class PdfText
{
    private const int MostPages = 400;
    private const int MostLetters = 1_500_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads a PDF. What takes too long is refused: nobody waits for a file made to be slow.</summary>
    public static DocumentText Read(byte[] bytes)
    {
        DocumentText? read = null;
        var thread = new Thread(() => read = ReadGuarded(bytes), maxStackSize: 64 * 1024 * 1024)
        {
            IsBackground = true,
            Name = "pdf",
        };
        thread.Start();
        return thread.Join(Longest) && read is not null
            ? read
            : DocumentText.Refused(
                "PDF 过于复杂，无法在 30 秒内读取；请粘贴文字",
                "The PDF takes more than 30 seconds to read; paste the text"
            );
    }

    private static DocumentText ReadGuarded(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(
                bytes,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true }
            );
            return ReadPages(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return DocumentText.Refused(
                "PDF 加了密码，请提供不加密的版本",
                "The PDF is protected by a password; give one without"
            );
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A reader of a hostile format fails in every way there is; to the person it is one.
            return DocumentReader.Damaged();
        }
    }

    private static DocumentText ReadPages(PdfDocument document)
    {
        if (document.NumberOfPages > MostPages)
        {
            return DocumentText.Refused(
                $"PDF 超过 {MostPages} 页，请只保留通知正文",
                $"The PDF has more than {MostPages} pages; keep only the notice's"
            );
        }
        var text = new StringBuilder();
        var (letters, pages) = (0, 0);
        foreach (var page in document.GetPages())
        {
            var before = letters;
            letters += page.Letters.Count;
            if (letters > MostLetters)
            {
                return DocumentText.Refused(
                    "PDF 文字过多，请只保留通知正文",
                    "The PDF has too many letters; keep only the notice's"
                );
            }
            if (letters > before)
                pages++;
            PdfLines.Write(page.Letters, text);
            text.Append('\n');
        }

        // A scan often has a stamp or a page number as text.
        return letters < 20 * document.NumberOfPages && pages * 2 < document.NumberOfPages + 1 || letters < 10
            ? DocumentReader.Scan()
            : DocumentText.Of(text.ToString());
    }
}
