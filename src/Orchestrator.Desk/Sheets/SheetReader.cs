using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Sheets;

/// <summary>
/// Reads the first table of an .xlsx that comes from outside. Everything is bounded; whatever is in it, the answer is its rows
/// or a refusal.
/// </summary>
public static class SheetReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 5_000_000;

    /// <summary>The most rows below the heads.</summary>
    public const int MostRows = 20_000;

    // A table with heads in the first 26 columns; beyond the rows that are taken some that are empty but formatted.
    private const string FirstCell = "A1";
    private const string LastCell = "Z100000";

    // Strings kept in memory: by itself the library writes large ones into the temporary folder.
    private static readonly OpenXmlConfiguration InMemory = new() { EnableSharedStringCache = false };

    // One at a time: what a file unpacks to is held in memory while it is read.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Reads a file's bytes, those with anything in them and the row of heads among them.</summary>
    public static async Task<DeskAnswer<SheetLine[]>> ReadAsync(byte[] file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > LargestFile)
            return TooLarge();
        if (file.AsSpan() is not [0x50, 0x4B, 0x03, 0x04, ..])
        {
            return Refused(
                "文件不是 .xlsx；旧版 .xls、加密或其他格式请另存为 .xlsx。",
                "the file is no .xlsx; save it as one, without a password."
            );
        }
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (!SheetBounds.AreKept(file))
            {
                return Refused(
                    "文件解压后过大，请只保留名录一张表。",
                    "the file unpacks to too much; keep the one table alone."
                );
            }
            var lines = Lines(file);
            return lines.Length > MostRows + 1
                ? Refused(
                    $"超过 {MostRows} 行，请分几个文件导入。",
                    $"there are more than {MostRows} rows; import several files."
                )
                : lines;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Refused(
                "文件已损坏，无法读取；请用 Excel 打开后重新保存。",
                "the file is damaged; open it in Excel and save it again."
            );
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>See <see cref="LargestFile"/>.</summary>
    public static DeskRefusal TooLarge() =>
        Refused("文件超过 5 MB，请分几个文件导入。", "the file is larger than 5 MB; import several.");

    private static SheetLine[] Lines(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return
        [
            .. stream
                .QueryRange(useHeaderRow: false, startCell: FirstCell, endCell: LastCell, configuration: InMemory)
                .Cast<IDictionary<string, object?>>()
                .Select((cells, place) => new SheetLine(place + 1, Filled(cells)))
                .Where(line => line.Cells.Count > 0)
                .Take(MostRows + 2),
        ];
    }

    private static Dictionary<string, object> Filled(IDictionary<string, object?> cells) =>
        cells
            .Where(cell =>
                cell.Value is not (null or "") && !string.IsNullOrWhiteSpace(cell.Value as string ?? "filled")
            )
            .ToDictionary(cell => cell.Key, cell => cell.Value!, StringComparer.Ordinal);

    private static DeskRefusal Refused(string chinese, string english) => DeskRefusal.Invalid("file", chinese, english);
}
