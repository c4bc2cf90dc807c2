using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Orchestrator.Desk.Sheets;

/// <summary>Writes an .xlsx with one table. Every cell is text: what begins like a formula is none.</summary>
public static class SheetWriter
{
    /// <summary>Media type of an .xlsx.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="heads">Heads of the columns, with their widths in letters.</param>
    /// <param name="rows">As many cells as heads each; null: empty.</param>
    public static byte[] Write(
        string name,
        IReadOnlyList<(string Head, int Width)> heads,
        IEnumerable<IReadOnlyList<string?>> rows
    )
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = false,
            TableStyles = TableStyles.None,
            DynamicColumns =
            [
                .. heads.Select(
                    (head, place) => new DynamicExcelColumn(KeyOf(place)) { Index = place, Width = head.Width }
                ),
            ],
        };
        using var stream = new MemoryStream();
        stream.SaveAs(
            rows.Prepend([.. heads.Select(head => head.Head)]).Select(Line),
            printHeader: false,
            sheetName: name,
            configuration: configuration
        );
        return stream.ToArray();
    }

    private static Dictionary<string, object?> Line(IReadOnlyList<string?> cells) =>
        cells.Index().ToDictionary(cell => KeyOf(cell.Index), cell => (object?)cell.Item, StringComparer.Ordinal);

    private static string KeyOf(int place) => place.ToString(CultureInfo.InvariantCulture);
}
