using System.Text;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>Rows of tables: the cells' bounds, and the names of the columns where a first row gives them.</summary>
internal static class TableRows
{
    private const int LongestName = 12;

    /// <summary>The columns' names if the row is a table's head: short cells without a number; null otherwise.</summary>
    public static IReadOnlyList<string>? Columns(string row)
    {
        var cells = row.Split('\t');
        return
            cells.Length > 1
            && cells.All(cell => cell.Length is > 0 and <= LongestName && !cell.Any(char.IsAsciiDigit))
            && cells.Any(NamesTime)
            ? cells
            : null;
    }

    /// <summary>A row with the name of its column before each cell about time, so that 截止时间 reaches the date under it.</summary>
    public static Plain Named(Plain row, IReadOnlyList<string>? columns)
    {
        var cells = row.Text.Split('\t');
        if (columns is null || cells.Length != columns.Count || cells.SequenceEqual(columns))
            return row;
        var (text, at, joined, start) = (new StringBuilder(), new List<int>(), new List<bool>(), 0);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var isEnd = cell > 0 && IsRange(columns, cells, cell - 1);
            if (NamesTime(columns[cell]) && !isEnd)
                Add(columns[cell] + ":", index => start);
            Add(cells[cell], index => start + index);
            start += cells[cell].Length;
            if (cell + 1 < cells.Length)
                Add(IsRange(columns, cells, cell) ? "至" : "\t", index => start);
            start++;
        }

        return new Plain(text.ToString(), [.. at], [.. joined]);

        void Add(string letters, Func<int, int> from)
        {
            for (var index = 0; index < letters.Length; index++)
            {
                text.Append(letters[index]);
                var source = Math.Min(from(index), row.Length - 1);
                at.Add(row.SourceOf(source));
                joined.Add(row.IsJoined(source));
            }
        }
    }

    /// <summary>开始时间 beside 结束时间, both filled: the two cells are one range.</summary>
    private static bool IsRange(IReadOnlyList<string> columns, string[] cells, int first) =>
        first + 1 < cells.Length
        && WordTable.Any("columnOpens", columns[first], 0, columns[first].Length)
        && WordTable.Any("columnCloses", columns[first + 1], 0, columns[first + 1].Length)
        && cells[first].Length > 0
        && cells[first + 1].Length > 0;

    private static bool NamesTime(string column) =>
        column.Contains("时间") || column.Contains("日期") || column.Contains("期限") || column.Contains("截止");
}
