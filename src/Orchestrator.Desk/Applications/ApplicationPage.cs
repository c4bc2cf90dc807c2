namespace Orchestrator.Desk.Applications;

/// <summary>A page of applications.</summary>
public sealed record ApplicationPage
{
    /// <summary>In order of their number.</summary>
    public required IReadOnlyList<ApplicationSummary> Items { get; init; }

    /// <summary>All that match.</summary>
    public required int Total { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many a page holds.</summary>
    public required int PageSize { get; init; }
}
