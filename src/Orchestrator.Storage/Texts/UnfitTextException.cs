namespace Orchestrator.Storage.Texts;

/// <summary>A text does not fit the column that it is for; nothing was sent to the database.</summary>
/// <param name="table">The table.</param>
/// <param name="column">The column.</param>
/// <param name="why">What is wrong with the text; without the text.</param>
public sealed class UnfitTextException(string table, string column, string why)
    : Exception($"The column {column} of {table} cannot hold the text: {why}.")
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The column.</summary>
    public string Column { get; } = column;
}
