using System.Text;
using UglyToad.PdfPig.Content;

namespace Orchestrator.Desk.Documents;

/// <summary>
/// Puts a page's letters into lines, those at one height from left to right, and a table's rows into cells parted by
/// tabs.
/// </summary>
internal static class PdfLines
{
    /// <summary>Parts of a letter's height: what is still one line, one word, one cell, one paragraph.</summary>
    private const double SameLine = 0.45;
    private const double Overlap = 0.95;
    private const double Blank = 0.3;
    private const double NextCell = 1.6;
    private const double SameRow = 1.9;
    private const double NextParagraph = 2.6;

    /// <summary>Writes a page's lines, an empty one where more than a line's height is free.</summary>
    public static void Write(IReadOnlyList<Letter> letters, StringBuilder to)
    {
        List<PdfCell>? row = null;
        double? above = null;
        foreach (var line in Lines(letters))
        {
            var (cells, height, y) = (Cells(line), Height(line[0]), line[0].StartBaseLine.Y);
            var gap = above - y;
            above = y;
            if (row is not null && gap > Overlap * height && gap < SameRow * height && GoesOn(row, cells))
                continue;
            Flush(row, to);
            if (gap > NextParagraph * height)
                to.Append('\n');
            row = cells;
        }

        Flush(row, to);
    }

    /// <summary>
    /// Puts the second lines of a row's cells into them, where a date is broken; false when the line is none. A row of
    /// its own, with cells that stand for several rows, is not joined: no date must be made of two.
    /// </summary>
    private static bool GoesOn(List<PdfCell> row, List<PdfCell> cells)
    {
        if (row.Count < 2 || cells.Count >= row.Count)
            return false;
        var columns = cells.ConvertAll(cell => row.FindAll(cell.IsInColumnOf));
        if (columns.Exists(column => column.Count != 1))
            return false;
        var broken = cells.Where((cell, at) => BreaksInside(columns[at][0].Text, cell.Text)).Any();
        for (var at = 0; broken && at < cells.Count; at++)
            columns[at][0].Append(cells[at]);
        return broken;
    }

    private static bool BreaksInside(StringBuilder above, StringBuilder below) =>
        above.Length > 0
        && below.Length > 0
        && (
            above[^1] is '年' or '月' or '—' or '-' or '–' or '至' or '到'
            || (char.IsDigit(above[^1]) && below[0] is '年' or '月' or '日' or '号' or '时' or ':' or '：' or '个')
        );

    private static void Flush(List<PdfCell>? row, StringBuilder to)
    {
        if (row is not null)
            to.AppendJoin('\t', row.Select(cell => cell.Text)).Append('\n');
    }

    private static List<List<Letter>> Lines(IReadOnlyList<Letter> letters)
    {
        var lines = new List<List<Letter>>();
        var ordered = letters
            .Where(letter => letter.Value.Length > 0 && !string.IsNullOrWhiteSpace(letter.Value))
            .OrderByDescending(letter => letter.StartBaseLine.Y)
            .ThenBy(letter => letter.StartBaseLine.X);
        foreach (var letter in ordered)
        {
            var open = lines.Count > 0 ? lines[^1] : null;
            if (
                open is not null
                && Math.Abs(open[0].StartBaseLine.Y - letter.StartBaseLine.Y)
                    <= SameLine * Math.Max(Height(open[0]), Height(letter))
            )
            {
                open.Add(letter);
            }
            else
            {
                lines.Add([letter]);
            }
        }

        foreach (var line in lines)
            line.Sort((one, other) => one.StartBaseLine.X.CompareTo(other.StartBaseLine.X));
        return lines;
    }

    private static List<PdfCell> Cells(List<Letter> line)
    {
        var cells = new List<PdfCell> { Begin(line[0]) };
        Letter? before = null;
        foreach (var letter in line)
        {
            if (before is not null)
            {
                // Bold is sometimes printed by writing a letter twice.
                var step = Math.Abs(letter.StartBaseLine.X - before.StartBaseLine.X);
                if (letter.Value == before.Value && step < SameLine * Height(letter) / 2)
                    continue;
                var gap = letter.StartBaseLine.X - before.EndBaseLine.X;
                if (gap > NextCell * Height(letter))
                    cells.Add(Begin(letter));
                else if (gap > Blank * Height(letter))
                    cells[^1].Text.Append(' ');
            }

            cells[^1].Text.Append(letter.Value);
            cells[^1].To = Math.Max(cells[^1].To, letter.EndBaseLine.X);
            before = letter;
        }

        return cells;
    }

    private static PdfCell Begin(Letter letter) => new() { From = letter.StartBaseLine.X, To = letter.EndBaseLine.X };

    private static double Height(Letter letter) => letter.PointSize > 0 ? letter.PointSize : 10;
}
