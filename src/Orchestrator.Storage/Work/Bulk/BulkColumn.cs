namespace Orchestrator.Storage.Work.Bulk;

/// <summary>One column of rows that go to the database with one statement.</summary>
public abstract class BulkColumn<TRow>(string name, BulkType type)
{
    /// <summary>Name in the statement.</summary>
    public string Name { get; } = name;

    /// <summary>Its type.</summary>
    public BulkType Type { get; } = type;

    /// <summary>The values of all rows, in their order.</summary>
    public abstract Array Values(IReadOnlyList<TRow> rows);
}
