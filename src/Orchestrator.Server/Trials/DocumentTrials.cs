using System.Text.Json;
using Orchestrator.Desk.Documents;

namespace Orchestrator.Server.Trials;

/// <summary>Reads documents that have to be taken apart (PDF, .docx) in a process of its own.</summary>
internal sealed class DocumentTrials(TrialPool pool)
{
    private const int Beginning = 16;

    /// <summary>See <see cref="ReadDocument"/>.</summary>
    public async Task<DocumentText> ReadAsync(Stream document, CancellationToken cancellationToken)
    {
        // Nobody else looks into it.
        var folder = Directory.CreateTempSubdirectory("document-");
        var path = Path.Combine(folder.FullName, "document");
        try
        {
            var (length, beginning) = await KeepAsync(document, path, cancellationToken);
            if (length > DocumentReader.LargestFile)
                return DocumentReader.TooLarge();
            if (DocumentReader.IsTakenApart(beginning))
                return await AskAsync(path, cancellationToken);
            if (!DocumentReader.IsPlain(beginning))
                return DocumentReader.Read(beginning);
            return length > DocumentReader.LargestPlain
                ? DocumentReader.TooLong()
                : DocumentReader.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(long Length, byte[] Beginning)> KeepAsync(
        Stream document,
        string path,
        CancellationToken cancellationToken
    )
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        await document.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        var beginning = new byte[Beginning];
        var read = await file.ReadAtLeastAsync(beginning, Beginning, throwOnEndOfStream: false, cancellationToken);
        return (file.Length, beginning[..read]);
    }

    private async Task<DocumentText> AskAsync(string path, CancellationToken cancellationToken)
    {
        var (outcome, answer) = await pool.AskAsync(
            new TrialRequest { Document = path },
            TrialLimits.Documents,
            cancellationToken
        );
        return outcome switch
        {
            TrialOutcome.Done => JsonSerializer.Deserialize<DocumentText>(answer!)!,
            TrialOutcome.Busy => DocumentText.Refused(
                "正在读取的文件太多，请过一分钟再试",
                "Too many files are being read; try again in a minute"
            ),
            _ => DocumentText.Refused(
                "读取这份文件超出了时间或内存的上限，请另存为文本，或粘贴文字",
                "Reading this file went beyond the limits of time or memory; save it as text, or paste the text"
            ),
        };
    }
}
