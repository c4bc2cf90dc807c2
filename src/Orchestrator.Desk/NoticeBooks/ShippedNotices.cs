using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Desk.NoticeBooks;

/// <summary>The notices that ship with the program, in the folder <c>workflows/notices</c> beside it, and the national ones.</summary>
public static class ShippedNotices
{
    private static readonly Lazy<NoticeBook> Loaded = new(Load);

    /// <summary>All of them; the national ones alone when the folder is not there.</summary>
    /// <exception cref="InvalidOperationException">A shipped notice has errors: the program was put together wrongly.</exception>
    public static NoticeBook Book => Loaded.Value;

    private static NoticeBook Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows", "notices");
        return Directory.Exists(folder)
            ? NoticeBook.National.With([
                .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read),
            ])
            : NoticeBook.National;
    }

    private static OfficialNotice Read(string file)
    {
        var reading = NoticeFileReader.Read(File.ReadAllText(file));
        return reading.Notice
            ?? throw new InvalidOperationException(
                $"The shipped notice {file} has errors: {string.Join(" ", reading.Findings.Select(finding => finding.English))}"
            );
    }
}
