using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Organisations;

/// <summary>Whose organisations somebody keeps (D17): those of their jurisdiction, or all. A role for one cycle keeps none.</summary>
internal static class OrganisationReach
{
    // The server's word for 系统管理员, which acts in no case.
    private const string Administrator = "administrator";

    /// <summary>The organisations within reach; those of no jurisdiction only for whoever keeps all.</summary>
    public static IQueryable<Organisation> OrganisationsOf(this OrchestratorDbContext context, Operator who)
    {
        if (who.KeepsAll())
            return context.Organisations;
        var places = Keeping(who).Select(grant => grant.Jurisdiction).ToList();
        return context.Organisations.Where(row => row.Jurisdiction != null && places.Contains(row.Jurisdiction));
    }

    /// <summary>Whether one of a jurisdiction may be added and changed; null: of none in particular.</summary>
    public static bool Keeps(this Operator who, string? jurisdiction) =>
        who.KeepsAll() || (jurisdiction is not null && Keeping(who).Any(grant => grant.Jurisdiction == jurisdiction));

    private static bool KeepsAll(this Operator who) => Keeping(who).Any(grant => grant.Jurisdiction is null);

    private static IEnumerable<Grant> Keeping(Operator who) =>
        who.Grants.Where(grant => grant is { Role: Roles.TitleOffice or Administrator, Cycle: null });
}
