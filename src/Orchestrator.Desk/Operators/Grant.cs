using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Operators;

/// <summary>A role that somebody holds, and how far it reaches (D17). All that is given must hold.</summary>
/// <param name="Role">The role.</param>
/// <param name="Jurisdiction">The jurisdiction whose cycles it is for; null: all.</param>
/// <param name="Cycle">Id of the one cycle that it is for; null: all.</param>
/// <param name="Organisation">
/// Code of the committee (office, supervisor), department or employer acted for. An office or a supervisor without one is for all
/// committees; a department or an employer without one reaches no application.
/// </param>
public sealed record Grant(string Role, string? Jurisdiction = null, long? Cycle = null, string? Organisation = null)
{
    /// <summary>Whether nothing lies outside its reach.</summary>
    public bool IsEverywhere =>
        Jurisdiction is null
        && Cycle is null
        && Role switch
        {
            Roles.Employer or Roles.Department or Roles.Applicant or Roles.Expert => false,
            Roles.Office or Roles.Supervisor => Organisation is null,
            _ => true,
        };
}
