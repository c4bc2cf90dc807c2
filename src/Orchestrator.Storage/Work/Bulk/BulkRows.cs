using NodaTime;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work.Bulk;

/// <summary>The columns of a kind of rows that go to the database with one statement.</summary>
public sealed class BulkRows<TRow>
{
    private readonly List<BulkColumn<TRow>> _columns = [];

    /// <summary>The columns, in the order of the statement.</summary>
    public IReadOnlyList<BulkColumn<TRow>> Columns => _columns;

    /// <summary>The columns' names, separated by commas.</summary>
    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    internal BulkRows<TRow> Int64(string name, Func<TRow, long> value) => Add(name, BulkType.Int64, value);

    internal BulkRows<TRow> Int64(string name, Func<TRow, long?> value) => Add(name, BulkType.Int64, value);

    internal BulkRows<TRow> Int32(string name, Func<TRow, int> value) => Add(name, BulkType.Int32, value);

    internal BulkRows<TRow> Int16(string name, Func<TRow, short> value) => Add(name, BulkType.Int16, value);

    internal BulkRows<TRow> Int16(string name, Func<TRow, short?> value) => Add(name, BulkType.Int16, value);

    internal BulkRows<TRow> Text(string name, Func<TRow, string?> value) => Add(name, BulkType.Text, value);

    internal BulkRows<TRow> Bytes(string name, Func<TRow, byte[]> value) => Add(name, BulkType.Bytes, value);

    internal BulkRows<TRow> Instant(string name, Func<TRow, Instant> value) =>
        Add(name, BulkType.Instant, row => InstantConverter.ToDatabase(value(row)));

    internal BulkRows<TRow> Instant(string name, Func<TRow, Instant?> value) =>
        Add(name, BulkType.Instant, row =>
            value(row) is { } instant ? InstantConverter.ToDatabase(instant) : (DateTime?)null
        );

    internal BulkRows<TRow> Date(string name, Func<TRow, LocalDate> value) =>
        Add(name, BulkType.Date, row => value(row).ToDateOnly());

    internal BulkRows<TRow> Date(string name, Func<TRow, LocalDate?> value) =>
        Add(name, BulkType.Date, row => value(row)?.ToDateOnly());

    internal BulkRows<TRow> Boolean(string name, Func<TRow, bool> value) => Add(name, BulkType.Boolean, value);

    private BulkRows<TRow> Add<TValue>(string name, BulkType type, Func<TRow, TValue> value)
    {
        _columns.Add(new BulkValueColumn<TRow, TValue>(name, type, value));
        return this;
    }
}
