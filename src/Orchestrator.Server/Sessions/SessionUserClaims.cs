using System.Security.Claims;
using Orchestrator.Desk.Operators;

namespace Orchestrator.Server.Sessions;

/// <summary>Who is signed in, as claims.</summary>
internal static class SessionUserClaims
{
    private const string DisplayName = "displayName";
    private const string Organisation = "organisation";

    /// <summary>A signed-in person; whoever has several roles has them all at once.</summary>
    public static ClaimsPrincipal Make(
        string scheme,
        string name,
        string displayName,
        string? organisation,
        IEnumerable<string> roles
    )
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(DisplayName, displayName));
        if (organisation is not null)
            identity.AddClaim(new Claim(Organisation, organisation));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal principal)
    {
        /// <summary>Sign-in name; empty when nobody is signed in.</summary>
        public string Account => principal.Identity?.Name ?? "";

        /// <summary>Name as people read it; the account where there is none.</summary>
        public string ShownName => principal.FindFirstValue(DisplayName) ?? principal.Account;

        /// <summary>Code of the organisation acted for; null for none.</summary>
        public string? ActsFor => principal.FindFirstValue(Organisation);

        /// <summary>Who this is at the desk.</summary>
        public Operator Operator => new(principal.Account, principal.HeldRoles, principal.ActsFor);

        /// <summary>All roles held; empty when nobody is signed in.</summary>
        public IReadOnlyList<string> HeldRoles => [.. principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)];
    }
}
