using System.Net;
using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>One try to sign in, counted.</summary>
/// <param name="Place">Name of the count of the name and the place.</param>
/// <param name="Account">Name of the count of the name.</param>
/// <param name="Since">When the window began.</param>
/// <param name="Count">Tries from this place, with this one.</param>
/// <param name="Address">The address whose guesses at all names it belongs to; null where the browser is known.</param>
/// <param name="SecondsToWait">0: it may go on.</param>
internal sealed record SignInTry(
    string Place,
    string Account,
    Instant Since,
    int Count,
    IPAddress? Address,
    int SecondsToWait
);
