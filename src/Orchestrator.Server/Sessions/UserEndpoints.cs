using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Sessions;

/// <summary>Who may sign in.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/users").WithTags("用户 users").RequireAuthorization(Permission.ManageAccess);
        group.MapGet("", ListAsync).WithName("listUsers").WithSummary("用户 / users");
        group.MapPost("", AddAsync).WithName("addUser").WithSummary("添加用户 / add a user");
        group.MapPost("/{name}/password", SetPasswordAsync).WithName("setPassword").WithSummary("重设密码并结束其会话 / set a password and end the user's sessions");
        group.MapDelete("/{name}", DisableAsync).WithName("disableUser").WithSummary("停用用户并结束其会话 / disable a user and end the user's sessions");
    }

    private static async Task<Ok<IReadOnlyList<UserView>>> ListAsync(UserRegister users, CancellationToken cancellation) =>
        TypedResults.Ok(await users.ListAsync(cancellation));

    private static async Task<Results<Created<UserView>, ProblemAnswer>> AddAsync(
        NewUser body, UserRegister users, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (UserChecks.Check(body) is { Count: > 0 } errors) return ProblemAnswer.Invalid(errors);
        if (await users.AddAsync(body, log.Line(who, "user.added", body.Name), cancellation) is not { } added)
            return ProblemAnswer.Conflict("name-taken", $"登录名“{body.Name}”已被使用，请换一个。", $"The sign-in name \"{body.Name}\" is taken; use another.");
        return TypedResults.Created($"/api/console/v1/users/{added.Name}", added);
    }

    private static async Task<Results<NoContent, ProblemAnswer>> SetPasswordAsync(
        string name, NewPassword body, UserRegister users, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var errors = new List<FieldError>();
        UserChecks.Password(body.Password, errors);
        if (errors.Count > 0) return ProblemAnswer.Invalid(errors);
        if (!await users.SetPasswordAsync(name, body.Password, log.Line(who, "user.passwordSet", name), cancellation))
            return ProblemAnswer.NotFound("该用户", "such user");
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemAnswer>> DisableAsync(
        string name, UserRegister users, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (name == who.Account)
            return ProblemAnswer.Conflict("yourself", "不能停用自己，请由另一位管理员操作。", "You cannot disable yourself; ask another administrator.");
        if (!await users.DisableAsync(name, log.Line(who, "user.disabled", name), cancellation)) return ProblemAnswer.NotFound("该用户", "such user");
        return TypedResults.NoContent();
    }
}
