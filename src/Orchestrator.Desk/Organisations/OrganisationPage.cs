namespace Orchestrator.Desk.Organisations;

/// <summary>A page of the register.</summary>
public sealed record OrganisationPage
{
    /// <summary>By role and code.</summary>
    public required IReadOnlyList<OrganisationView> Items { get; init; }

    /// <summary>Of all pages.</summary>
    public required int Total { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    /// <summary>Rows of a full page.</summary>
    public required int PageSize { get; init; }
}
