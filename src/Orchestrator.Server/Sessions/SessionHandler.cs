using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Sessions;

/// <summary>Knows a request by its session cookie.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionStore sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the authentication by session cookie.</summary>
    public const string SchemeName = "session";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Whether the process lives is asked also while the database is away.
        if (Request.Path.StartsWithSegments(Addresses.Health, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (SessionCookie.Read(Request) is not { } token)
            return AuthenticateResult.NoResult();
        var principal = await sessions.FindAsync(token, Context.RequestAborted);
        return principal is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemHandling.Of(StatusCodes.Status401Unauthorized).ExecuteAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemHandling.Of(StatusCodes.Status403Forbidden).ExecuteAsync(Context);
}
