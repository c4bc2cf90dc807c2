using System.Globalization;
using System.Runtime.CompilerServices;

namespace Orchestrator.Tests;

/// <summary>What is tested runs as in the server: with the invariant culture on all threads, whatever the machine's language.</summary>
internal static class InvariantCulture
{
    [ModuleInitializer]
    internal static void Use() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.InvariantCulture;
}
