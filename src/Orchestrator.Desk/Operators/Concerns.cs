using System.Collections.Frozen;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Operators;

/// <summary>Whose tasks somebody has to keep an eye on, of what lies within their reach.</summary>
public static class Concerns
{
    // A department pushes its employers, an employer its applicants (PERSONAS §3, §4); whoever is not named oversees all.
    private static readonly FrozenDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        [Roles.Employer] = [Roles.Employer, Roles.Applicant],
        [Roles.Department] = [Roles.Department, Roles.Employer, Roles.Applicant],
        [Roles.TradeDepartment] = [Roles.TradeDepartment],
    }.ToFrozenDictionary();

    /// <summary>Whether a task is for this person to do or to see to; what nobody in particular does concerns everybody.</summary>
    /// <param name="who">The person.</param>
    /// <param name="actor">The role that must act; null for periods and openings.</param>
    public static bool IsFor(Operator who, string? actor) =>
        actor is null || who.Grants.Any(grant => !Of.TryGetValue(grant.Role, out var theirs) || theirs.Contains(actor));
}
