using System.IO.Compression;
using System.Text;
using Orchestrator.TitleReview.Reading;

namespace Orchestrator.Desk.Documents;

/// <summary>
/// Reads the text of a document that comes from outside: plain text (UTF-8, UTF-16, GB 18030), .docx, or PDF with
/// text. By its bytes, not by
/// its name. Everything is bounded; whatever is in it, the answer is a text or a refusal.
/// </summary>
public static class DocumentReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int LargestFile = 20_000_000;

    private static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Bytes of plain text beyond which it has more letters than are read, in whatever encoding.</summary>
    public const int LargestPlain = 4 * NoticeReader.LongestText;

    /// <summary>Whether it has to be taken apart: a PDF or a zip, where a file may be made to harm its reader.</summary>
    /// <param name="beginning">Its first bytes, eight or more where there are so many.</param>
    public static bool IsTakenApart(byte[] beginning) => KindOf(beginning) is DocumentKind.Pdf or DocumentKind.Zip;

    /// <summary>Whether it is nothing that is known by its first bytes: then it is read as plain text.</summary>
    /// <param name="beginning">Its first bytes, eight or more where there are so many.</param>
    public static bool IsPlain(byte[] beginning) => KindOf(beginning) is DocumentKind.Text;

    /// <summary>Reads a document of any length.</summary>
    public static async Task<DocumentText> ReadAsync(Stream document, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await document.CopyToAsync(buffer, cancellationToken);
        return Read(buffer.ToArray());
    }

    /// <summary>Reads a document's bytes.</summary>
    public static DocumentText Read(byte[] bytes)
    {
        if (bytes.Length > LargestFile)
            return TooLarge();
        var read = KindOf(bytes) switch
        {
            DocumentKind.Pdf => PdfText.Read(bytes),
            DocumentKind.Zip => Zipped(bytes),
            DocumentKind.Compound => DocumentText.Refused(
                "文件是旧版 .doc 或加了密码的文档，请打开后另存为不加密的 .docx",
                "The file is an old .doc or protected by a password; save it as .docx without one"
            ),
            DocumentKind.Picture => Scan(),
            _ => Plain(bytes),
        };
        if (read.Text is null)
            return read;
        if (read.Text.Length > NoticeReader.LongestText)
            return TooLong();
        return string.IsNullOrWhiteSpace(read.Text)
            ? DocumentText.Refused("文件中没有文字", "There is no text in the file")
            : read;
    }

    /// <summary>See <see cref="LargestFile"/>.</summary>
    public static DocumentText TooLarge() =>
        DocumentText.Refused(
            "文件超过 20 MB，请只保留通知正文",
            "The file is larger than 20 MB; keep only the notice's text"
        );

    /// <summary>It has more letters than are read.</summary>
    public static DocumentText TooLong() =>
        DocumentText.Refused(
            "文字超过 100 万字，请只保留通知正文",
            "The text has more than 1,000,000 letters; keep only the notice's"
        );

    /// <summary>Pages without letters.</summary>
    internal static DocumentText Scan() =>
        DocumentText.Refused(
            "文件是扫描件或图片，没有文字层；请提供可以复制文字的版本，或粘贴文字",
            "The file is a scan or a picture without text; give one whose text can be copied, or paste the text"
        );

    private static DocumentKind KindOf(byte[] bytes) =>
        bytes.AsSpan() switch
        {
            [0x25, 0x50, 0x44, 0x46, ..] => DocumentKind.Pdf,
            [0x50, 0x4B, 0x03, 0x04, ..] => DocumentKind.Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => DocumentKind.Compound,
            [0x89, 0x50, 0x4E, 0x47, ..]
            or [0xFF, 0xD8, 0xFF, ..]
            or [0x49, 0x49, 0x2A, 0x00, ..]
            or [0x4D, 0x4D, 0x00, 0x2A, ..] => DocumentKind.Picture,
            [0x42, 0x4D, _, _, _, _, 0x00, 0x00, ..] or [0x47, 0x49, 0x46, 0x38, ..] => DocumentKind.Picture,
            _ => DocumentKind.Text,
        };

    private static DocumentText Zipped(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return DocxText.Read(zip);
        }
        catch (InvalidDataException)
        {
            return Damaged();
        }
    }

    internal static DocumentText Damaged() =>
        DocumentText.Refused("文件已损坏，无法读取", "The file is damaged and cannot be read");

    private static DocumentText Plain(byte[] bytes)
    {
        if (bytes.AsSpan() is [0xFF, 0xFE, ..])
            return DocumentText.Of(Encoding.Unicode.GetString(bytes.AsSpan(2)));
        if (bytes.AsSpan() is [0xFE, 0xFF, ..])
            return DocumentText.Of(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)));
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0))
            return DocumentText.Refused("文件不是文本、.docx 或 PDF", "The file is no text, .docx or PDF");
        try
        {
            return DocumentText.Of(Utf8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return Gb18030(bytes);
        }
    }

    /// <summary>The national encoding, in which Windows writes plain text.</summary>
    private static DocumentText Gb18030(byte[] bytes)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
                54936,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            )!;
            return DocumentText.Of(encoding.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return DocumentText.Refused("文本不是 UTF-8 或 GB 18030 编码", "The text is neither UTF-8 nor GB 18030");
        }
    }
}
