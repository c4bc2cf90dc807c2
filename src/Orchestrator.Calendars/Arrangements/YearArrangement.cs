using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>One year's holiday arrangement (放假安排) with where it comes from.</summary>
public sealed record YearArrangement
{
    /// <summary>The calendar year the arrangement is for.</summary>
    public required int Year { get; init; }

    /// <summary>Official, forecast or draft.</summary>
    public required ArrangementStatus Status { get; init; }

    /// <summary>The number of the notice, e.g. 国办发明电〔2023〕7号; null when the importer did not give it.</summary>
    public string? DocumentNo { get; init; }

    /// <summary>The day the notice was issued, when known.</summary>
    public LocalDate? Issued { get; init; }

    /// <summary>Where the text was read.</summary>
    public string? Source { get; init; }

    /// <summary>The papers the data cites; never empty for an official year.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>The last day the arrangement speaks for, inclusive; normally 31 December.</summary>
    public required LocalDate ValidThrough { get; init; }

    /// <summary>Who imported it; null for the data that ships with the program.</summary>
    public string? ImportedBy { get; init; }

    /// <summary>A remark about the source's quality.</summary>
    public string? Note { get; init; }

    /// <summary>The named days, by date.</summary>
    public required IReadOnlyList<ArrangedDay> Days { get; init; }

    /// <summary>What a proof cites: the document number, else the first paper.</summary>
    public string? Citation => DocumentNo ?? (Papers.Count > 0 ? Papers[0] : null);
}
