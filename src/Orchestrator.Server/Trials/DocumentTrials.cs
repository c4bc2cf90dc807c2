using System.Text.Json;
using Orchestrator.Desk.Documents;

namespace Orchestrator.Server.Trials;

/// <summary>Reads documents that have to be taken apart (PDF, .docx) in a process of its own.</summary>
internal sealed class DocumentTrials(TrialPool pool)
{
    /// <summary>See <see cref="ReadDocument"/>.</summary>
    public async Task<DocumentText> ReadAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (!DocumentReader.IsTakenApart(bytes))
            return DocumentReader.Read(bytes);
        var path = Path.Combine(Path.GetTempPath(), $"document-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(path, Mine))
                await file.WriteAsync(bytes, cancellationToken);
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
        finally
        {
            File.Delete(path);
        }
    }

    private static FileStreamOptions Mine =>
        new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
}
