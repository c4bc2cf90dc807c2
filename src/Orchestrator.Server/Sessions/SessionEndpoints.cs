using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Limits;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("会话 session");
        group.MapGet("", Current).WithName("getSession").RequireAuthorization(Permission.Read)
            .WithSummary("当前登录者 / who is signed in");
        group.MapPost("", SignInAsync).WithName("signIn").RequireAuthorization(Permission.Anyone)
            .WithSummary("登录 / sign in");
        group.MapDelete("", SignOutAsync).WithName("signOut").RequireAuthorization(Permission.Read)
            .WithSummary("退出 / sign out");
        group.MapPost("/link", UseLinkAsync).WithName("useLink").RequireAuthorization(Permission.Anyone)
            .WithSummary("使用首次启动时的一次性管理员链接 / use the one-time administrator link");
    }

    private static Ok<SessionAnswer> Current(ClaimsPrincipal user, ServerMode mode) =>
        TypedResults.Ok(Answer(user.Account, user.ShownName, user.HeldRoles, mode));

    private static async Task<Results<Ok<SessionAnswer>, ProblemAnswer>> SignInAsync(
        SignIn body, SignInLimits limits, SignInService signIn, UserRegister users, SessionStore sessions, OperatorLogWriter log, ServerMode mode, IClock clock, HttpContext http, CancellationToken cancellation)
    {
        if (limits.IsBlocked(http.Connection.RemoteIpAddress)) return ProblemHandling.Of(StatusCodes.Status429TooManyRequests);
        var (user, problem) = await signIn.CheckAsync(body, cancellation);
        if (user is null)
        {
            await limits.FailedAsync(http.Connection.RemoteIpAddress, cancellation);
            return problem!;
        }

        var view = (await users.ListAsync(cancellation)).First(view => view.Name == user.Account);
        await StartAsync(user.Id, log.Line(user.Account, view.Roles, "session.started", subject: null), sessions, clock, http, cancellation);
        return TypedResults.Ok(Answer(view.Name, view.DisplayName, view.Roles, mode));
    }

    private static async Task<NoContent> SignOutAsync(SessionStore sessions, OperatorLogWriter log, ClaimsPrincipal user, HttpContext http, CancellationToken cancellation)
    {
        if (SessionCookie.Read(http.Request) is { } token) await sessions.EndAsync(token, log.Line(user, "session.ended", subject: null), cancellation);
        SessionCookie.Remove(http);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionAnswer>, ProblemAnswer>> UseLinkAsync(
        LinkSignIn body, SignInLimits limits, AdministratorLink link, UserRegister users, SignInService signIn, SessionStore sessions, OperatorLogWriter log, ServerMode mode, IClock clock, HttpContext http, CancellationToken cancellation)
    {
        // The first administrator also starts the first cycle; later users get one role each.
        var first = new NewUser { Name = body.Name, DisplayName = body.DisplayName, Password = body.Password, Roles = [Roles.Administrator, Roles.TitleOffice] };
        if (UserChecks.Check(first) is { Count: > 0 } errors) return ProblemAnswer.Invalid(errors);
        if (limits.IsBlocked(http.Connection.RemoteIpAddress)) return ProblemHandling.Of(StatusCodes.Status429TooManyRequests);
        if (!await link.UseAsync(body.Token, cancellation))
        {
            await limits.FailedAsync(http.Connection.RemoteIpAddress, cancellation);
            return new ProblemAnswer(
                StatusCodes.Status401Unauthorized, "link-used", "链接无效、已使用或已过期；尚无用户时重启服务器会打印新链接。", "The link is unknown, used or too old; while there are no users, restarting the server prints a new one.");
        }

        if (await users.AddAsync(first, log.Line(first.Name, first.Roles, "administrator.created", first.Name), cancellation) is not { } view)
            return ProblemAnswer.Conflict("name-taken", "登录名已被使用，请直接登录。", "The sign-in name is taken; sign in.");
        var (user, _) = await signIn.CheckAsync(new SignIn { Name = body.Name, Password = body.Password }, cancellation);
        await StartAsync(user!.Id, log.Line(view.Name, view.Roles, "session.started", subject: null), sessions, clock, http, cancellation);
        return TypedResults.Ok(Answer(view.Name, view.DisplayName, view.Roles, mode));
    }

    private static async Task StartAsync(
        long userId, InCommit<object?> line, SessionStore sessions, IClock clock, HttpContext http, CancellationToken cancellation)
    {
        var token = await sessions.StartAsync(userId, http.Request.Headers.UserAgent, line, cancellation);
        SessionCookie.Write(http, token, (clock.GetCurrentInstant() + SessionStore.Longest).ToDateTimeOffset());
    }

    private static SessionAnswer Answer(string name, string displayName, IReadOnlyList<string> roles, ServerMode mode) => new()
    {
        User = new SessionUser { Name = name, DisplayName = displayName, Roles = roles },
        Practice = mode.IsPractice,
    };
}
