namespace Orchestrator.Server.CommandLine;

/// <summary>Rows in columns; Chinese characters take two.</summary>
internal static class TextTable
{
    /// <summary>Writes rows of equally many cells.</summary>
    public static void Write(IReadOnlyList<string[]> rows, TextWriter to)
    {
        var widths = Enumerable
            .Range(0, rows[0].Length)
            .Select(column => rows.Max(row => WidthOf(row[column])))
            .ToList();
        foreach (var row in rows)
        {
            to.WriteLine(
                string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - WidthOf(cell))))
                    .TrimEnd()
            );
        }
    }

    private static int WidthOf(string text) => text.Sum(character => character >= 0x2E80 ? 2 : 1);
}
