using System.Security.Claims;

namespace Orchestrator.Server.Sessions;

/// <summary>Who is signed in, as claims.</summary>
internal static class SessionUserClaims
{
    private const string DisplayName = "displayName";
    private const string Organisation = "organisation";

    public static ClaimsPrincipal Make(string scheme, string name, string displayName, string? organisation, IEnumerable<string> roles)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(DisplayName, displayName));
        if (organisation is not null) identity.AddClaim(new Claim(Organisation, organisation));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal principal)
    {
        public string Account => principal.Identity?.Name ?? "";

        public string ShownName => principal.FindFirstValue(DisplayName) ?? principal.Account;

        public string? ActsFor => principal.FindFirstValue(Organisation);

        public IReadOnlyList<string> HeldRoles => [.. principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)];
    }
}
