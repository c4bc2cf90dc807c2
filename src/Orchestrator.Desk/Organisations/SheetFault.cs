namespace Orchestrator.Desk.Organisations;

/// <summary>What is wrong in a row of an imported table, and what to do.</summary>
public sealed record SheetFault
{
    /// <summary>The row as Excel numbers it.</summary>
    public required int Row { get; init; }

    /// <summary>Head of the column.</summary>
    public required string Column { get; init; }

    /// <summary>The same in English.</summary>
    public required string ColumnEn { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }
}
