using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Sessions;

/// <summary>What somebody does to their own account: the password, the second factor.</summary>
internal static class OwnAccountEndpoints
{
    /// <summary>Maps them, below <c>/session</c>.</summary>
    public static void MapOwnAccount(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("会话 session");
        group
            .MapPost("/password", ChangePasswordAsync)
            .WithName("changeOwnPassword")
            .RequireAuthorization(Permission.Read)
            .WithSummary("修改自己的密码，结束全部会话 / change one's own password; every session ends");
        group
            .MapPost("/password-link", ChoosePasswordAsync)
            .WithName("choosePassword")
            .RequireAuthorization(Permission.Anyone)
            .WithSummary("以一次性链接设置密码 / choose a password by a one-time link");
        group
            .MapPost("/second-factor", OfferSecondFactor)
            .WithName("offerSecondFactor")
            .RequireAuthorization(Permission.Read)
            .WithSummary("开始设置第二重验证（TOTP）/ begin a second factor (TOTP)");
        group
            .MapPost("/second-factor/confirmation", ConfirmSecondFactorAsync)
            .WithName("confirmSecondFactor")
            .RequireAuthorization(Permission.Read)
            .WithSummary("以验证码确认第二重验证 / confirm the second factor by a code");
        group
            .MapPost("/second-factor/removal", RemoveSecondFactorAsync)
            .WithName("removeOwnSecondFactor")
            .RequireAuthorization(Permission.Read)
            .WithSummary("取消自己的第二重验证 / remove one's own second factor");
    }

    private static async Task<Results<NoContent, ProblemAnswer>> ChangePasswordAsync(
        ChangedPassword body,
        OwnerCheck check,
        UserRegister users,
        OperatorLogWriter log,
        ClaimsPrincipal user,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var errors = new List<FieldError>();
        UserChecks.Password(body.Password, errors, user.Account, user.ShownName);
        if (body.Password == body.Current)
            errors.Add(new("$.password", "新密码与原密码相同。", "is the same as before."));
        if (errors.Count > 0)
            return ProblemAnswer.Invalid(errors);
        if (await check.RunAsync(body.Current, user.Account, http, cancellationToken) is { } problem)
            return problem;
        await users.SetPasswordAsync(
            user.Account,
            body.Password,
            log.Line(user.Operator, "session.passwordChanged", user.Account),
            cancellationToken
        );
        SessionCookie.Remove(http);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemAnswer>> ChoosePasswordAsync(
        ChosenPassword body,
        PasswordLinks links,
        OperatorLogWriter log,
        CancellationToken cancellationToken
    )
    {
        if (await links.FindAsync(body.Token, cancellationToken) is not { } owner)
            return LinkGone;
        var errors = new List<FieldError>();
        UserChecks.Password(body.Password, errors, owner.Account, owner.DisplayName);
        if (errors.Count > 0)
            return ProblemAnswer.Invalid(errors);
        var chosen = await links.UseAsync(
            body.Token,
            body.Password,
            user => log.Line(Operator.Everywhere(user.Account, ["owner"]), "session.passwordChosen", user.Account),
            cancellationToken
        );
        return chosen ? TypedResults.NoContent() : LinkGone;
    }

    private static async Task<Results<Ok<SecondFactorOffer>, ProblemAnswer>> OfferSecondFactor(
        OwnPassword body,
        OwnerCheck check,
        SecondFactors factors,
        ClaimsPrincipal user,
        HttpContext http,
        CancellationToken cancellationToken
    ) =>
        await check.RunAsync(body.Password, user.Account, http, cancellationToken) is { } problem
            ? problem
            : TypedResults.Ok(factors.Offer(user.Account));

    private static async Task<Results<NoContent, ProblemAnswer>> ConfirmSecondFactorAsync(
        SecondFactorConfirmation body,
        SecondFactors factors,
        OperatorLogWriter log,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    ) =>
        await factors.ConfirmAsync(
            user.Account,
            body,
            log.Line(user.Operator, "session.secondFactorSet", user.Account),
            cancellationToken
        )
            ? TypedResults.NoContent()
            : ProblemAnswer.Invalid(
                "$.code",
                "验证码不正确，或设置已超过十分钟，请重新开始。",
                "is not right, or the offer is older than ten minutes; begin again."
            );

    private static async Task<Results<NoContent, ProblemAnswer>> RemoveSecondFactorAsync(
        OwnPassword body,
        OwnerCheck check,
        UserRegister users,
        OperatorLogWriter log,
        ClaimsPrincipal user,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        if (await check.RunAsync(body.Password, user.Account, http, cancellationToken) is { } problem)
            return problem;
        await users.RemoveSecondFactorAsync(
            user.Account,
            by: null,
            log.Line(user.Operator, "session.secondFactorRemoved", user.Account),
            cancellationToken
        );
        return TypedResults.NoContent();
    }

    private static ProblemAnswer LinkGone { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "link-used",
            "链接无效、已使用或已过期，请向管理员要一个新的。",
            "The link is unknown, used or too old; ask an administrator for a new one."
        );
}
