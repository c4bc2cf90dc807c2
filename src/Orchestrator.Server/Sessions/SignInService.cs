using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>Checks a name and password. How often they may be tried is counted before (<see cref="Limits.SignInLimits"/>).</summary>
internal sealed class SignInService(
    IDbContextFactory<OrchestratorDbContext> contexts,
    Passwords passwords,
    SecondFactors factors
)
{
    /// <summary>The answer to a wrong name or password.</summary>
    public static readonly ProblemAnswer Wrong = new(
        StatusCodes.Status401Unauthorized,
        "wrong-password",
        "用户名或密码不正确，请重新输入。",
        "The name or the password is not right; try again."
    );

    /// <summary>Code of the answer to a right password whose second factor is yet to come.</summary>
    public const string CodeNeededCode = "code-needed";

    private static readonly ProblemAnswer CodeNeeded = new(
        StatusCodes.Status401Unauthorized,
        CodeNeededCode,
        "请输入验证器应用显示的六位数字。",
        "Enter the six digits that your authenticator shows."
    );

    private static readonly ProblemAnswer WrongCode = new(
        StatusCodes.Status401Unauthorized,
        "wrong-code",
        "验证码不正确或已使用，请输入新显示的六位数字。",
        "The code is not right or was used; enter the six digits shown next."
    );

    /// <summary>The answer to a try too many, whether there is such an account or not.</summary>
    public static ProblemAnswer Locked(int seconds) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "locked",
            $"此处多次输错，请 {(seconds + 59) / 60} 分钟后再试，或换用曾登录过的浏览器。",
            $"Too many wrong tries from here; try again in {(seconds + 59) / 60} minutes, or use a browser that has signed in before."
        )
        {
            RetryAfter = seconds,
        };

    /// <summary>The user, or why not.</summary>
    public async Task<(User? User, ProblemAnswer? Problem)> CheckAsync(SignIn body, CancellationToken cancellationToken)
    {
        if (body.Name.Length > UserChecks.LongestName || body.Password.Length > Passwords.MaximumLength)
            return (null, Wrong);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(user => user.Account == body.Name, cancellationToken);
        if (!passwords.Verify(user?.PasswordHash, body.Password) || user is not { Enabled: true })
            return (null, Wrong);
        if (user.TotpSecret is null)
            return (user, null);
        if (string.IsNullOrWhiteSpace(body.Code))
            return (null, CodeNeeded);
        return await factors.UseAsync(user, body.Code.Trim(), cancellationToken) ? (user, null) : (null, WrongCode);
    }
}
