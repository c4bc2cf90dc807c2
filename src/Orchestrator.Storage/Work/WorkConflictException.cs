namespace Orchestrator.Storage.Work;

/// <summary>
/// A write found rows other than the ones it was computed from; nothing was written, and the work is to be done again
/// from a fresh read.
/// </summary>
public sealed class WorkConflictException(string table, int expected, int found)
    : Exception($"Of {expected} rows of {table} to change, {found} were as they had been read.")
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>How many rows were to change.</summary>
    public int Expected { get; } = expected;

    /// <summary>How many were as expected.</summary>
    public int Found { get; } = found;
}
