using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Acts;

/// <summary>办理: what operators may do now, with the forms for it, and the doing.</summary>
internal static class ActEndpoints
{
    /// <summary>Maps acts upon cycles and applications, below <c>/cycles/{code}</c>.</summary>
    public static void MapActs(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}").WithTags("办理 acts").RequireAuthorization(Permission.Act);
        group
            .MapGet("/acts", OfCycleAsync)
            .WithName("listCycleActs")
            .WithSummary("现在可以对周期办理的事项及其表单 / what may be done to the cycle now, with its forms");
        group
            .MapGet("/applications/{number}/acts", OfApplicationAsync)
            .WithName("listApplicationActs")
            .WithSummary("现在可以对申报办理的事项及其表单 / what may be done to an application now, with its forms");
        group
            .MapPost("/events", ActOnCycleAsync)
            .WithName("actOnCycle")
            .WithSummary("对周期的操作 / an act upon the cycle");
        group
            .MapPost("/applications/{number}/events", ActOnApplicationAsync)
            .WithName("actOnApplication")
            .WithSummary("对申报的操作 / an act upon an application");
        group
            .MapPost("/evidence", KeepOfCycleAsync)
            .WithName("uploadCycleEvidence")
            .WithSummary("上传周期的公示图片 / upload a picture of a cycle's posting")
            .WithPictureBody()
            .WithMetadata(new RequestSizeLimitAttribute(PortalSecurity.LargestImage));
        group
            .MapPost("/applications/{number}/evidence", KeepOfApplicationAsync)
            .WithName("uploadApplicationEvidence")
            .WithSummary("上传申报的公示图片 / upload a picture of an application's posting")
            .WithPictureBody()
            .WithMetadata(new RequestSizeLimitAttribute(PortalSecurity.LargestImage));
    }

    private static async Task<Results<Ok<IReadOnlyList<PossibleAct>>, ProblemAnswer>> OfCycleAsync(
        string code,
        PossibleActs acts,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await acts.OfCycleAsync(code, who, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<IReadOnlyList<PossibleAct>>, ProblemAnswer>> OfApplicationAsync(
        string code,
        string number,
        PossibleActs acts,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await acts.OfApplicationAsync(code, number, who, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ProblemAnswer.NotFound($"申报 {number}", $"application {number}");

    private static async Task<Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer>> ActOnCycleAsync(
        string code,
        OperatorAct body,
        OperatorActs acts,
        Operator who,
        CancellationToken cancellationToken
    ) => Answer(await acts.ActOnCycleAsync(code, body, who, cancellationToken));

    private static async Task<Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer>> ActOnApplicationAsync(
        string code,
        string number,
        OperatorAct body,
        OperatorActs acts,
        Operator who,
        CancellationToken cancellationToken
    ) => Answer(await acts.ActOnApplicationAsync(code, number, body, who, cancellationToken));

    private static Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> KeepOfCycleAsync(
        string code,
        HttpRequest request,
        OperatorEvidence evidence,
        Operator who,
        CancellationToken cancellationToken,
        string? fileName = null
    ) => evidence.KeepAsync(new EventSubject(code, Application: null), request, fileName, who, cancellationToken);

    private static Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> KeepOfApplicationAsync(
        string code,
        string number,
        HttpRequest request,
        OperatorEvidence evidence,
        Operator who,
        CancellationToken cancellationToken,
        string? fileName = null
    ) => evidence.KeepAsync(new EventSubject(code, number), request, fileName, who, cancellationToken);

    private static Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer> Answer(ActResult result) =>
        result switch
        {
            { Refusal: not null } => ProblemAnswer.Of(result),
            { Answer.Move: { } move } => TypedResults.Accepted($"/api/console/v1/moves/{move}", result.Answer),
            _ => TypedResults.Ok(result.Answer),
        };
}
