namespace Orchestrator.Desk.Sheets;

/// <summary>One row of a table that holds something.</summary>
/// <param name="Row">Its number as Excel shows it, from 1.</param>
/// <param name="Cells">By column letter: text, number, day or truth value; what is empty is left out.</param>
public sealed record SheetLine(int Row, IReadOnlyDictionary<string, object> Cells);
