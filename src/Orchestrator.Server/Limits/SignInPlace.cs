using System.Net;

namespace Orchestrator.Server.Limits;

/// <summary>Where a try to sign in comes from.</summary>
/// <param name="Name">What its count is called.</param>
/// <param name="Address">The client's address; null where the browser is known, whose tries count for no address.</param>
internal sealed record SignInPlace(string Name, IPAddress? Address);
