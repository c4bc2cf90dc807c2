using System.Data.Common;

namespace Orchestrator.Storage.Work.Bulk;

/// <summary>What a provider adds to the writing of a batch.</summary>
public interface IWriteDialect
{
    /// <summary>Its statements.</summary>
    WriteStatements Statements { get; }

    /// <summary>Gives a command the rows that its statement takes.</summary>
    void AddRows<TRow>(DbBatchCommand command, BulkRows<TRow> rows, IReadOnlyList<TRow> values);

    /// <summary>The unique index that was violated; null when the exception, or what caused it, says anything else.</summary>
    string? ViolatedIndex(Exception exception);
}
