using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
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
        group
            .MapPut("/{name}", ChangeAsync)
            .WithName("changeUser")
            .WithSummary(
                "修改姓名、邮箱、角色及范围，停用或重新启用 / change name, mail, roles and reach; disable or enable again"
            );
        group
            .MapPost("/{name}/password-link", MakeLinkAsync)
            .WithName("makePasswordLink")
            .WithSummary("生成一次性链接，由本人重设密码 / a one-time link by which the owner chooses a password");
        group
            .MapDelete("/{name}/second-factor", RemoveSecondFactorAsync)
            .WithName("removeSecondFactor")
            .WithSummary("取消其第二重验证，并告知本人 / remove a user's second factor; the owner is told");
        group
            .MapDelete("/{name}", DisableAsync)
            .WithName("disableUser")
            .WithSummary("停用用户并结束其会话 / disable a user and end the user's sessions");
    }

    private static async Task<Ok<IReadOnlyList<UserView>>> ListAsync(
        UserRegister users,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await users.ListAsync(cancellationToken));

    private static async Task<Results<Created<UserView>, ProblemAnswer>> AddAsync(
        NewUser body,
        UserRegister users,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (UserChecks.Check(body) is { Count: > 0 } errors)
            return ProblemAnswer.Invalid(errors);
        if (await users.UnknownCyclesAsync(body.Grants, cancellationToken) is { Count: > 0 } unknown)
            return NoCycle(unknown);
        if (
            await users.AddAsync(
                body,
                who.Account,
                log.Line(who, "user.added", body.Name, DataOf(body.AllGrants)),
                cancellationToken
            )
            is not { } added
        )
        {
            return ProblemAnswer.Conflict(
                "name-taken",
                $"登录名“{body.Name}”已被使用，请换一个。",
                $"The sign-in name \"{body.Name}\" is taken; use another."
            );
        }
        return TypedResults.Created($"/api/console/v1/users/{added.Name}", added);
    }

    private static async Task<Results<Ok<UserView>, ProblemAnswer>> ChangeAsync(
        string name,
        ChangedUser body,
        UserRegister users,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (name == who.Account)
        {
            return ProblemAnswer.Conflict(
                "yourself",
                "不能修改自己的角色，请由另一位管理员操作。",
                "You cannot change your own roles; ask another administrator."
            );
        }
        if (UserChecks.Check(body) is { Count: > 0 } errors)
            return ProblemAnswer.Invalid(errors);
        if (await users.UnknownCyclesAsync(body.Grants, cancellationToken) is { Count: > 0 } unknown)
            return NoCycle(unknown);
        return
            await users.ChangeAsync(
                name,
                body,
                who.Account,
                log.Line(who, "user.changed", name, DataOf(body.Grants)),
                cancellationToken
            )
                is { } changed
            ? TypedResults.Ok(changed)
            : ProblemAnswer.NotFound("该用户", "such user");
    }

    private static JsonObject DataOf(IReadOnlyList<UserGrant> grants) =>
        new() { ["grants"] = JsonSerializer.SerializeToNode(grants, JsonFormat.Options) };

    private static ProblemAnswer NoCycle(IReadOnlyList<string> codes) =>
        ProblemAnswer.Invalid(
            "$.grants",
            $"没有这些周期：{string.Join("、", codes)}。",
            $"there is no cycle {string.Join(", ", codes)}."
        );

    private static async Task<Results<Ok<PasswordLink>, ProblemAnswer>> MakeLinkAsync(
        string name,
        PasswordLinks links,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (name == who.Account)
        {
            return ProblemAnswer.Conflict(
                "yourself",
                "请在“我的密码”中修改自己的密码。",
                "Change your own password as your own."
            );
        }
        return
            await links.IssueAsync(name, who.Account, log.Line(who, "user.passwordLink", name), cancellationToken)
                is { } link
            ? TypedResults.Ok(link)
            : ProblemAnswer.NotFound("该用户", "such user");
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RemoveSecondFactorAsync(
        string name,
        UserRegister users,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (name == who.Account)
        {
            return ProblemAnswer.Conflict(
                "yourself",
                "取消自己的第二重验证须提供密码。",
                "Removing your own second factor takes your password."
            );
        }
        return await users.RemoveSecondFactorAsync(
            name,
            who.Account,
            log.Line(who, "user.secondFactorRemoved", name),
            cancellationToken
        )
            ? TypedResults.NoContent()
            : ProblemAnswer.NotFound("该用户的第二重验证", "second factor of such a user");
    }

    private static async Task<Results<NoContent, ProblemAnswer>> DisableAsync(
        string name,
        UserRegister users,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (name == who.Account)
        {
            return ProblemAnswer.Conflict(
                "yourself",
                "不能停用自己，请由另一位管理员操作。",
                "You cannot disable yourself; ask another administrator."
            );
        }
        if (!await users.DisableAsync(name, log.Line(who, "user.disabled", name), cancellationToken))
            return ProblemAnswer.NotFound("该用户", "such user");
        return TypedResults.NoContent();
    }
}
