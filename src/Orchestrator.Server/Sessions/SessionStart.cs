using NodaTime;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Practice;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Sessions;

/// <summary>Starts the session of somebody who has proved who they are.</summary>
internal sealed class SessionStart(
    SessionStore sessions,
    UserRegister users,
    DeviceCookie devices,
    OperatorLogWriter log,
    PracticeMode practice,
    IClock clock
)
{
    /// <summary>
    /// Starts it with its line in the log, and gives the browser its cookies. Null when the password was changed
    /// meanwhile.
    /// </summary>
    public async Task<SessionAnswer?> RunAsync(HttpContext http, User user, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var who = new Operator(user.Account, await users.GrantsOfAsync(user, cancellationToken));
        var line = log.Line(who, "session.started", subject: null);
        if (await sessions.StartAsync(user, http.Request.Headers.UserAgent, line, cancellationToken) is not { } token)
            return null;
        devices.Write(http, user.Account, now);
        SessionCookie.Write(http, token, (now + SessionStore.Longest).ToDateTimeOffset());
        return SessionAnswer.Of(who, user.DisplayName, practice) with
        {
            Told = await users.TakeToldAsync(user.Account, cancellationToken),
        };
    }
}
