using System.Globalization;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>
/// Which seeds a test plays: <c>ORCHESTRATOR_SEEDS=10000</c> more of them than a build does,
/// <c>ORCHESTRATOR_SEED=17</c> that one alone.
/// </summary>
internal static class Seeds
{
    /// <summary>The first, and how many.</summary>
    /// <param name="ofABuild">How many when nobody asks for more.</param>
    public static (int First, int Count) Asked(int ofABuild) =>
        Number("ORCHESTRATOR_SEED") is { } one ? (one, 1) : (1, Number("ORCHESTRATOR_SEEDS") ?? ofABuild);

    /// <summary>What a person reads who wants to see a failure again.</summary>
    public static string Again(int seed) => $"Seed {seed}; play it alone with ORCHESTRATOR_SEED={seed}.";

    private static int? Number(string name) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
