namespace Orchestrator.Storage.Work.Bulk;

/// <summary>A column whose values come from the rows by a function.</summary>
internal sealed class BulkValueColumn<TRow, TValue>(string name, BulkType type, Func<TRow, TValue> value)
    : BulkColumn<TRow>(name, type)
{
    /// <inheritdoc/>
    public override Array Values(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        return values;
    }
}
