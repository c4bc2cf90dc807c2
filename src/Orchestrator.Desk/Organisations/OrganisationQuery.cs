namespace Orchestrator.Desk.Organisations;

/// <summary>Which organisations are asked for.</summary>
/// <param name="Role">Those of exactly this role; null: of any.</param>
/// <param name="Search">Part of a code or a name; null: all.</param>
public sealed record OrganisationQuery(string? Role, string? Search);
