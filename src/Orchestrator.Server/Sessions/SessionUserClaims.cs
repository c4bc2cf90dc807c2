using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Orchestrator.Desk.Operators;

namespace Orchestrator.Server.Sessions;

/// <summary>Who is signed in, as claims.</summary>
internal static class SessionUserClaims
{
    private const string DisplayName = "displayName";
    private const string Granted = "grant";

    /// <summary>A signed-in person; whoever has several roles has them all at once.</summary>
    public static ClaimsPrincipal Make(
        string scheme,
        string name,
        string displayName,
        IReadOnlyCollection<Grant> grants
    )
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(DisplayName, displayName));
        identity.AddClaims(
            grants.Select(grant => grant.Role).Distinct().Select(role => new Claim(ClaimTypes.Role, role))
        );
        identity.AddClaims(grants.Select(grant => new Claim(Granted, JsonSerializer.Serialize(grant))));
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal principal)
    {
        /// <summary>Sign-in name; empty when nobody is signed in.</summary>
        public string Account => principal.Identity?.Name ?? "";

        /// <summary>Name as people read it; the account where there is none.</summary>
        public string ShownName => principal.FindFirstValue(DisplayName) ?? principal.Account;

        /// <summary>Who this is at the desk, with all roles.</summary>
        public Operator Operator =>
            new(
                principal.Account,
                [.. principal.FindAll(Granted).Select(claim => JsonSerializer.Deserialize<Grant>(claim.Value)!)]
            );

        /// <summary>Whether one of the grants gives the permission.</summary>
        public bool Has(string permission) => principal.With(permission).Grants.Count > 0;

        /// <summary>The same person with the grants that give the permission alone.</summary>
        public Operator With(string permission)
        {
            var all = principal.Operator;
            return all with { Grants = [.. all.Grants.Where(grant => Permission.IsGivenBy(permission, grant))] };
        }
    }

    /// <summary>
    /// Who asks an endpoint, with the grants that let them: what some other role reaches does not count here.
    /// </summary>
    public static Operator OfRequest(HttpContext http)
    {
        var asked = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [];
        var permissions = asked.Select(data => data.Policy).OfType<string>().Where(Permission.IsOfRoles).ToList();
        var all = http.User.Operator;
        return all with
        {
            Grants = [.. all.Grants.Where(grant => permissions.All(name => Permission.IsGivenBy(name, grant)))],
        };
    }
}
