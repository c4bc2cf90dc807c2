using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Portals;

/// <summary>
/// Lets a portal's request through only when its signature, time and nonce are right. Nothing of the body is parsed before;
/// what an unknown portal, a wrong signature and a stale request are told does not help to guess.
/// </summary>
internal sealed partial class PortalSecurity(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    SecretBox secrets,
    UnreadableKeys unreadable,
    SignatureLimits failures,
    PortalBudget budget,
    IClock clock,
    ILogger<PortalSecurity> logger
)
{
    /// <summary>Name of the authentication by signature.</summary>
    public const string Scheme = "portal";

    /// <summary>Bytes of a body at most: 1 MiB.</summary>
    public const int LargestBody = 1_048_576;

    /// <summary>Bytes of an image at most: 10 MiB.</summary>
    public const int LargestImage = 10 * LargestBody;

    /// <summary>Times the most that is read of a body; so much of it is waited for until it is answered.</summary>
    private const int Taken = 4;

    private static readonly Duration Tolerance = Duration.FromMinutes(5);
    private static readonly string NobodysSecret = Sessions.SessionToken.Make();

    /// <summary>
    /// Null when the request may go on; its portal and body are then among the request's features. The signature is
    /// looked at whatever failed
    /// before from the same address; failures beyond the count are told nothing and cost no row.
    /// </summary>
    public async Task<ProblemAnswer?> CheckAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (problem, portal) = await AuthenticateAsync(http, cancellationToken);
        if (problem is not { Status: StatusCodes.Status401Unauthorized })
            return problem;
        var address = http.Connection.RemoteIpAddress;
        if (failures.IsSpent(portal, address))
            return ProblemHandling.Of(StatusCodes.Status429TooManyRequests);
        await failures.FailedAsync(portal, address, cancellationToken);
        Refused(
            logger,
            Clean(http.Request.Headers[PortalHeaders.Portal].ToString()),
            address?.ToString() ?? "",
            problem.Code
        );
        return problem;
    }

    /// <summary>Why not, and the registered portal that the request names.</summary>
    private async Task<(ProblemAnswer? Problem, string? Portal)> AuthenticateAsync(
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var headers = http.Request.Headers;
        var (code, timestamp, nonce, signature) = (
            headers[PortalHeaders.Portal].ToString(),
            headers[PortalHeaders.Timestamp].ToString(),
            headers[PortalHeaders.Nonce].ToString(),
            headers[PortalHeaders.Signature].ToString()
        );
        if (PortalHeaderChecks.Check(code, timestamp, nonce, signature) is { } missing)
            return (missing, null);

        var sent = Instant.FromUnixTimeSeconds(long.Parse(timestamp));
        var now = clock.GetCurrentInstant();
        if (sent < now - Tolerance || sent > now + Tolerance)
            return (PortalProblems.Stale(now), null);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var portal = await context
            .Portals.AsNoTracking()
            .FirstOrDefaultAsync(portal => portal.Code == code && portal.Enabled, cancellationToken);
        var body = await ReadBodyAsync(http, cancellationToken);
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if ((portal is null ? NobodysSecret : secrets.TryOpen(portal.Secret)) is not { } secret)
        {
            await unreadable.RingAsync(portal!.Code, cancellationToken);
            return (PortalProblems.KeyUnreadable, portal.Code);
        }

        var expected = RequestSignature.Compute(
            Encoding.UTF8.GetBytes(secret),
            http.Request.Method,
            target,
            timestamp,
            nonce,
            body
        );
        if (!RequestSignature.Matches(expected, signature.ToLowerInvariant()) || portal is null)
            return (PortalProblems.BadSignature, portal?.Code);
        if (!await UseNonceAsync(context, portal.Code, nonce, now, cancellationToken))
            return (PortalProblems.Replayed, portal.Code);
        if (await budget.TakeAsync(portal, cancellationToken) is { } seconds)
            return (PortalProblems.TooMany(portal.RateLimit, seconds), portal.Code);

        http.Features.Set(new PortalCall(portal, body));
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, portal.Code)], Scheme));
        return (null, portal.Code);
    }

    /// <summary>Whether a request's body is a picture.</summary>
    public static bool IsImage(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/portal", StringComparison.Ordinal)
        && request.Path.Value!.EndsWith("/evidence", StringComparison.Ordinal);

    private static async Task<byte[]> ReadBodyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var most = IsImage(http.Request) ? LargestImage : LargestBody;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Taken * most;

        // What is longer is refused, and the rest of it still taken from the wire: a sender that is cut off while it sends never
        // reads why. Beyond that the server itself refuses at the first read, and closes.
        return await BoundedBody.ReadAsync(http.Request.Body, most, cancellationToken);
    }

    // The nonce's key is unique: of two requests with the same one, one inserts it.
    private async Task<bool> UseNonceAsync(
        OrchestratorDbContext context,
        string portal,
        string nonce,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await context.Nonces.AnyAsync(seen => seen.Portal == portal && seen.Value == nonce, cancellationToken))
            return false;
        context.Nonces.Add(
            new Nonce
            {
                Portal = portal,
                Value = nonce,
                SeenAt = now,
            }
        );
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (store.IsDuplicate(exception))
        {
            return false;
        }
    }

    private static string Clean(string code) =>
        new([.. code.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(64)]);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A request as portal {Portal} from {Address} was refused: {Code}"
    )]
    private static partial void Refused(ILogger logger, string portal, string address, string code);
}
