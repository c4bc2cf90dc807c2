using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Intake;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Acts;

/// <summary>Pictures that operators upload for what lies within their reach.</summary>
internal sealed class OperatorEvidence(CycleFinder cycles, ActReach reach, EvidenceIntake intake)
{
    /// <summary>Keeps a picture, or says why not.</summary>
    public async Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> KeepAsync(
        EventSubject about,
        HttpRequest request,
        string? fileName,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        // A cycle's own pictures are those of whoever runs it: its room is not for others to fill.
        var cycle = about.Application is null
            ? await cycles.FindWholeAsync(about.Cycle, who, cancellationToken)
            : await cycles.FindAsync(about.Cycle, who, cancellationToken);
        if (cycle is null)
            return ProblemAnswer.NotFound($"周期 {about.Cycle}", $"cycle {about.Cycle}");
        var level = about.Application is null ? EventLevel.Cycle : EventLevel.Application;
        var acting = who.Grants.Where(grant => SendsPictures(grant.Role, level));
        if (await reach.FindAsync(cycle, about.Application, acting, who, cancellationToken) is null)
        {
            return about.Application is { } number
                ? ProblemAnswer.NotFound($"申报 {number}", $"application {number}")
                : ProblemAnswer.NotFound($"周期 {about.Cycle}", $"cycle {about.Cycle}");
        }
        var content = await BoundedBody.ReadAsync(request.Body, PortalSecurity.LargestImage, cancellationToken);
        var picture = new SentPicture(content, request.ContentType, fileName);
        return await intake.TakeAsync(Arrivals.Console, cycle, about, picture, cancellationToken);
    }

    /// <summary>Whether a role sends any event that carries pictures: nobody else fills the room for them.</summary>
    private static bool SendsPictures(string role, EventLevel level) =>
        ReviewEvents.All.Any(known =>
            known.Level == level
            && known.MayBeSentBy(role)
            && known.Fields.Any(field => field.Meaning == FieldMeaning.Pictures)
        );
}
