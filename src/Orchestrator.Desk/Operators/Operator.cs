namespace Orchestrator.Desk.Operators;

/// <summary>Who acts at the desk: somebody who signed in, or the program itself.</summary>
/// <param name="Account">Name of the account; never empty.</param>
/// <param name="Grants">The roles held and how far each reaches; at least one for whoever may do anything.</param>
public sealed record Operator(string Account, IReadOnlyList<Grant> Grants)
{
    /// <summary>The roles held, each once.</summary>
    public IReadOnlyList<string> Roles => [.. Grants.Select(grant => grant.Role).Distinct()];

    /// <summary>Whether nothing lies outside their reach.</summary>
    public bool IsEverywhere => Grants.Any(grant => grant.IsEverywhere);

    /// <summary>Somebody with roles that reach everywhere, or everything of one organisation.</summary>
    public static Operator Everywhere(string account, IEnumerable<string> roles, string? organisation = null) =>
        new(account, [.. roles.Select(role => new Grant(role, Organisation: organisation))]);

    /// <summary>Whether a cycle of a jurisdiction that is to start would lie within reach; null: of none in particular.</summary>
    public bool MayStartIn(string? jurisdiction) =>
        Grants.Any(grant =>
            grant.IsEverywhere
            || (grant is { Cycle: null, Jurisdiction: { } own, Organisation: null } && own == jurisdiction)
        );
}
