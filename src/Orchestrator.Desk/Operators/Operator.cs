namespace Orchestrator.Desk.Operators;

/// <summary>Who acts at the desk: somebody who signed in, or the program itself.</summary>
/// <param name="Account">Name of the account; never empty.</param>
/// <param name="Roles">The roles held; at least one.</param>
/// <param name="Organisation">Code of the employer or department the person acts for; null for others.</param>
public sealed record Operator(string Account, IReadOnlyList<string> Roles, string? Organisation = null);
