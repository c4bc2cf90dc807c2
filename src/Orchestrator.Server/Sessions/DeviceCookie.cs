using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Orchestrator.Server.Limits;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// Remembers in a browser that it has signed in to an account, so that whoever guesses at the account from the same network, or from many,
/// keeps nobody out there. It lets nobody in: it says only which count a try belongs to.
/// </summary>
internal sealed class DeviceCookie(IDataProtectionProvider protection)
{
    private const string Name = "orchestrator-device";

    private static readonly Duration Lifetime = Duration.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("device");

    /// <summary>Where a try to sign in comes from, for the count.</summary>
    public SignInPlace PlaceOf(HttpContext http, string account)
    {
        var cookie = http.Request.Cookies[Name];
        return cookie is { Length: < 1000 } && Read(cookie) is [var known, var device] && known == account
            ? new SignInPlace("device " + device, Address: null)
            : new SignInPlace(
                "address " + ClientPlace.Of(http.Connection.RemoteIpAddress),
                http.Connection.RemoteIpAddress
            );
    }

    /// <summary>After a right try.</summary>
    public void Write(HttpContext http, string account, Instant now) =>
        http.Response.Cookies.Append(
            Name,
            _protector.Protect($"{account}\n{SessionToken.Make()}"),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/api/session",
                Expires = (now + Lifetime).ToDateTimeOffset(),
            }
        );

    private string[]? Read(string cookie)
    {
        try
        {
            return _protector.Unprotect(cookie).Split('\n');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
