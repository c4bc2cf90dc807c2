using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Applications;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// What a person may not do at the console although one of their roles may: PERSONAS §9, as far as a portal would know better.
/// </summary>
public sealed class ActConflicts(
    IDbContextFactory<OrchestratorDbContext> contexts,
    ActReach reach,
    EngineOptions options
)
{
    /// <summary>Why not; null when nothing stands against it.</summary>
    /// <param name="known">The event, whose payload is right.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="data">The payload.</param>
    /// <param name="grant">The role that acts.</param>
    /// <param name="who">Who acts, with all roles.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DeskRefusal?> FindAsync(
        ReviewEvent known,
        Cycle cycle,
        JsonObject data,
        Grant grant,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(who);
        return known.Name switch
        {
            ReviewEvents.ApplicationSubmitted when grant.Role != Roles.TitleOffice => await OfSubmissionAsync(
                data,
                cancellationToken
            ),
            ReviewEvents.SupervisionSignedIn => await OfSupervisionAsync(cycle, who, cancellationToken),
            _ => null,
        };
    }

    // One application more may void a person's others: nobody enters one for whom another employer has entered.
    private async Task<DeskRefusal?> OfSubmissionAsync(JsonObject data, CancellationToken cancellationToken)
    {
        var key = PersonKeys.Of(data["person"]!.ToString(), options.PersonHashKey);
        var employer = data["employer"]!.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Applications.AnyAsync(
            row => row.PersonKey == key && row.Employer != employer,
            cancellationToken
        )
            ? DeskRefusal.Forbidden(
                "of-another-employer",
                "该申报人标识在其他单位已有申报。请核对标识；确系同一人的，由市职称办提交。",
                "The applicant's mark has applications of another employer. Check it; if it is the same person, the title office submits."
            )
            : null;
    }

    // Who holds the draw or the meeting does not watch over it.
    private async Task<DeskRefusal?> OfSupervisionAsync(Cycle cycle, Operator who, CancellationToken cancellationToken)
    {
        var holding = who.Grants.Where(held => held.Role is Roles.Office or Roles.TitleOffice);
        return await reach.FindAsync(cycle, application: null, holding, who, cancellationToken) is null
            ? null
            : DeskRefusal.Forbidden(
                "own-supervision",
                "您在本周期还办理抽取或会议，不能同时担任监督员；请由其他监督员签到。",
                "You hold the draw or the meeting of this cycle, too, and cannot supervise it; another supervisor signs in."
            );
    }
}
