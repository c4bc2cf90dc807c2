using NodaTime;

namespace Orchestrator.Server;

/// <summary>The machine's clock, for what is not judged by the database's: sessions, signatures, the operator log.</summary>
internal static class RealClock
{
#pragma warning disable RS0030 // This is the host, which alone composes the system clock.
    /// <summary>The one of the process.</summary>
    public static IClock Instance => SystemClock.Instance;
#pragma warning restore RS0030
}
