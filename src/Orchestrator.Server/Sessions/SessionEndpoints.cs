using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Practice;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Sessions;

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps signing in and out and the administrator's link, below <c>/session</c>.</summary>
    public static void MapSession(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("会话 session");
        group
            .MapGet("", Current)
            .WithName("getSession")
            .RequireAuthorization(Permission.Read)
            .WithSummary("当前登录者 / who is signed in");
        group
            .MapPost("", SignInAsync)
            .WithName("signIn")
            .RequireAuthorization(Permission.Anyone)
            .WithSummary("登录 / sign in");
        group
            .MapDelete("", SignOutAsync)
            .WithName("signOut")
            .RequireAuthorization(Permission.Read)
            .WithSummary("退出 / sign out");
        group
            .MapPost("/link", UseLinkAsync)
            .WithName("useLink")
            .RequireAuthorization(Permission.Anyone)
            .WithSummary("使用首次启动时的一次性管理员链接 / use the one-time administrator link");
    }

    private static Ok<SessionAnswer> Current(ClaimsPrincipal user, PracticeMode practice) =>
        TypedResults.Ok(SessionAnswer.Of(user.Operator, user.ShownName, practice));

    private static async Task<Results<Ok<SessionAnswer>, ProblemAnswer>> SignInAsync(
        SignIn body,
        SignInLimits limits,
        DeviceCookie devices,
        SignInService signIn,
        SessionStart start,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var tried = await limits.TakeAsync(body.Name, devices.PlaceOf(http, body.Name), cancellationToken);
        if (tried.SecondsToWait > 0)
            return SignInService.Locked(tried.SecondsToWait);
        var (user, problem) = await signIn.CheckAsync(body, cancellationToken);
        // The password was right, and the code is yet to come.
        if (problem is { Code: SignInService.CodeNeededCode })
            await limits.GiveBackAsync(tried, cancellationToken);
        if (user is null)
            return problem!;
        await limits.SucceededAsync(tried, cancellationToken);
        return await start.RunAsync(http, user, cancellationToken) is { } answer
            ? TypedResults.Ok(answer)
            : SignInService.Wrong;
    }

    private static async Task<NoContent> SignOutAsync(
        SessionStore sessions,
        OperatorLogWriter log,
        ClaimsPrincipal user,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        if (SessionCookie.Read(http.Request) is { } token)
            await sessions.EndAsync(token, log.Line(user.Operator, "session.ended", subject: null), cancellationToken);
        SessionCookie.Remove(http);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemAnswer>> UseLinkAsync(
        LinkSignIn body,
        FirstAdministrator first,
        SessionStart start,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var (user, problem) = await first.MakeAsync(body, cancellationToken);
        if (user is null)
            return problem!;
        return await start.RunAsync(http, user, cancellationToken) is { } answer
            ? TypedResults.Ok(answer)
            : SignInService.Wrong;
    }
}
