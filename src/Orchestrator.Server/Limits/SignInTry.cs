using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>One try to sign in, counted.</summary>
/// <param name="Place">Name of the count of the name and the place.</param>
/// <param name="Account">Name of the count of the name.</param>
/// <param name="Since">When the window began.</param>
/// <param name="Count">Tries from this place, with this one.</param>
/// <param name="SecondsToWait">0: it may go on.</param>
internal sealed record SignInTry(string Place, string Account, Instant Since, int Count, int SecondsToWait);
