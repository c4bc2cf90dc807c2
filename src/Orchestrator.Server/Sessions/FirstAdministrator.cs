using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Sessions;

/// <summary>Makes the first administrator of whoever holds a one-time link.</summary>
internal sealed class FirstAdministrator(
    AdministratorLink link,
    UserRegister users,
    SignInService signIn,
    OperatorLogWriter log
)
{
    /// <summary>The user, or why there is none.</summary>
    public async Task<(User? User, ProblemAnswer? Problem)> MakeAsync(
        LinkSignIn body,
        CancellationToken cancellationToken
    )
    {
        // The first administrator also starts the first cycle; later users get one role each.
        var first = new NewUser
        {
            Name = body.Name,
            DisplayName = body.DisplayName,
            Password = body.Password,
            Roles = [AccountRoles.Administrator, AccountRoles.TitleOffice],
        };
        if (UserChecks.Check(first) is { Count: > 0 } errors)
            return (null, ProblemAnswer.Invalid(errors));
        // Of 256 random bits: guessing needs no count, and a count would keep the right one out.
        if (!await link.UseAsync(body.Token, cancellationToken))
        {
            return (
                null,
                new ProblemAnswer(
                    StatusCodes.Status401Unauthorized,
                    "link-used",
                    "链接无效、已使用或已过期；尚无用户时重启服务器会打印新链接。",
                    "The link is unknown, used or too old; while there are no users, restarting the server prints a new one."
                )
            );
        }

        var line = log.Line(Operator.Everywhere(first.Name, first.Roles), "administrator.created", first.Name);
        if (await users.AddAsync(first, madeBy: null, line, cancellationToken) is null)
        {
            return (
                null,
                ProblemAnswer.Conflict(
                    "name-taken",
                    "登录名已被使用，请直接登录。",
                    "The sign-in name is taken; sign in."
                )
            );
        }
        return await signIn.CheckAsync(new SignIn { Name = body.Name, Password = body.Password }, cancellationToken);
    }
}
